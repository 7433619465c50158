package rollbackbot.evidence;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What changes the form of a database, known by where its files lie and what they are called, as
 * each tool's documentation has them. Of two that would fit, the first is taken.
 */
public enum MigrationTool {
  RAILS("Rails", "(.*/)?db/([a-z0-9_]+_)?migrate/[^/]+\\.rb"),
  ECTO("Ecto", "(.*/)?priv/[^/]+/migrations/[^/]+\\.exs"),
  PRISMA("Prisma", "(.*/)?prisma/(.*/)?migrations/[^/]+/migration\\.sql"),
  ALEMBIC("Alembic", "(.*/)?(alembic|migrations)/versions/[^/]+\\.py"),
  DJANGO("Django", "(.*/)?migrations/(?!__init__\\.py)[^/]+\\.py"),
  DOCTRINE("Doctrine", "(.*/)?[Mm]igrations/(.*/)?Version\\d{14}\\.php"),
  LARAVEL("Laravel", "(.*/)?database/migrations/[^/]+\\.php"),
  STRAPI("Strapi", "(.*/)?database/migrations/[^/]+\\.(js|ts)"),
  FLYWAY("Flyway", "(.*/)?(([VUB]\\d[\\d._]*|R)__[^/]+\\.(sql|java|kt))"),
  LIQUIBASE(
      "Liquibase",
      "(.*/)?((changelog|changelogs|liquibase)/(.*/)?[^/]+|db[.-]changelog[^/]*)"
          + "\\.(xml|ya?ml|json|sql)"),
  TYPEORM("TypeORM", "(.*/)?migrations?/\\d{13}-[^/]+\\.(js|ts)"),
  SEQUELIZE("Sequelize", "(.*/)?migrations/\\d{14}-[^/]+\\.(c?js|ts)"),
  KNEX("Knex", "(.*/)?migrations/\\d{14}_[^/]+\\.([cm]?js|ts)");

  private final String title;
  private final Pattern path;

  MigrationTool(String title, String path) {
    this.title = title;
    this.path = Pattern.compile(path, Pattern.DOTALL);
  }

  /** What it is called. */
  public String title() {
    return title;
  }

  /** The one whose file this is. */
  public static Optional<MigrationTool> of(String file) {
    return Arrays.stream(values()).filter(tool -> tool.path.matcher(file).matches()).findFirst();
  }
}
