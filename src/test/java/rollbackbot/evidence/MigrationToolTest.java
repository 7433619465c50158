package rollbackbot.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MigrationToolTest {

  @ParameterizedTest
  @CsvSource({
    "db/migrate/20260301120000_add_coupons.rb, RAILS",
    "engines/shop/db/migrate/20260301120000_add_coupons.rb, RAILS",
    "db/animals_migrate/20260301120000_add_coupons.rb, RAILS",
    "shop/migrations/0002_coupon.py, DJANGO",
    "shop/migrations/0003_alter_coupon_value.py, DJANGO",
    "alembic/versions/1975ea83b712_coupon.py, ALEMBIC",
    "migrations/versions/1975ea83b712_coupon.py, ALEMBIC",
    "src/main/resources/db/migration/V2_1__coupon.sql, FLYWAY",
    "src/main/resources/db/migration/R__views.sql, FLYWAY",
    "src/main/java/db/migration/V3__Coupon.java, FLYWAY",
    "sql/U2__undo.sql, FLYWAY",
    "src/main/resources/db/changelog/db.changelog-master.yaml, LIQUIBASE",
    "src/main/resources/db/changelog/2026/coupon.xml, LIQUIBASE",
    "liquibase/coupon.sql, LIQUIBASE",
    "migrations/20260301120000_coupon.js, KNEX",
    "api/migrations/20260301120000_coupon.ts, KNEX",
    "prisma/migrations/20260301120000_coupon/migration.sql, PRISMA",
    "packages/db/prisma/migrations/20260301120000_coupon/migration.sql, PRISMA",
    "src/migration/1767225600000-Coupon.ts, TYPEORM",
    "src/migrations/1767225600000-Coupon.js, TYPEORM",
    "migrations/20260301120000-coupon.js, SEQUELIZE",
    "migrations/20260301120000-coupon.cjs, SEQUELIZE",
    "migrations/Version20260301120000.php, DOCTRINE",
    "src/Migrations/2026/Version20260301120000.php, DOCTRINE",
    "database/migrations/2026_03_01_120000_coupon.php, LARAVEL",
    "database/migrations/2026.03.01T12.00.00.coupon.js, STRAPI",
    "priv/repo/migrations/20260301120000_coupon.exs, ECTO"
  })
  void aFileIsKnownByItsPath(String path, MigrationTool tool) {
    assertThat(MigrationTool.of(path)).contains(tool);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "README.md",
        "CHANGELOG.md",
        "changelog.json",
        "app/migrate.rb",
        "db/seeds.rb",
        "db/migrate",
        "db/migrate/README.md",
        "docs/migrations/how-to.md",
        "shop/migrations/__init__.py",
        "migrations/helper.js",
        "src/V1.sql",
        "src/Version20260301120000.php",
        "prisma/schema.prisma"
      })
  void whatOnlyLooksLikeOneIsNone(String path) {
    assertThat(MigrationTool.of(path)).isEmpty();
  }
}
