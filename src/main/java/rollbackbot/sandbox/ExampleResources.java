package rollbackbot.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import rollbackbot.database.DatabaseId;
import rollbackbot.sandbox.scalingo.FakeScalingo;

/** What the apps of the played world have beside their code: variables and databases. */
final class ExampleResources {
  private static final int DAYS_OF_BACKUPS = 7;
  private static final int FAILED_DAY = 5;
  private static final long POSTGRES_BYTES = 48_318_382;
  private static final long REDIS_BYTES = 2_097_152;
  private static final int DAYS_TO_GROW = 150;
  private static final Duration AGE = Duration.ofDays(400);

  private static final Map<String, String> OF_SHOP =
      Map.of(
          PlayedWorld.FEATURE,
          "true",
          "FEATURE_WISH_LISTS",
          "false",
          "NODE_ENV",
          "production",
          "PAYMENT_TIMEOUT_SECONDS",
          "20",
          "PAYMENT_API_KEY",
          "pay-simulated-51Hq0eVzW8",
          "SESSION_SECRET",
          "simulated-a41f0c7be2d94d6f",
          "DATABASE_URL",
          "$SCALINGO_POSTGRESQL_URL",
          "SCALINGO_POSTGRESQL_URL",
          "postgres://my_app_4711:simulated-w2Zk9@my-app-4711.postgresql.example:31234/my_app_4711",
          "REDIS_URL",
          "$SCALINGO_REDIS_URL",
          "SCALINGO_REDIS_URL",
          "redis://:simulated-Qp77@my-app-4711.redis.example:31235");

  private static final Map<String, String> OF_BILLING =
      Map.of(
          "FEATURE_PDF_INVOICES",
          "true",
          "VAT_RATE",
          "0.2",
          "MAIL_API_TOKEN",
          "simulated-9f8a12c0",
          "DATABASE_URL",
          "$SCALINGO_POSTGRESQL_URL",
          "SCALINGO_POSTGRESQL_URL",
          "postgres://billing_815:simulated-T5bb@billing-815.postgresql.example:31240/billing_815");

  private final FakeScalingo scalingo;
  private final Instant now;

  ExampleResources(FakeScalingo scalingo, Instant now) {
    this.scalingo = scalingo;
    this.now = now;
  }

  /** The web shop: a database that is backed up each night, and a cache. */
  void shop(String app) {
    OF_SHOP.forEach((name, value) -> scalingo.addVariable(app, name, value));
    backedUp(app, database(app, "postgresql", "postgresql-business-512"), POSTGRES_BYTES);
    backedUp(app, database(app, "redis", "redis-starter-256"), REDIS_BYTES);
  }

  void billing(String app) {
    OF_BILLING.forEach((name, value) -> scalingo.addVariable(app, name, value));
    backedUp(app, database(app, "postgresql", "postgresql-starter-512"), POSTGRES_BYTES / 3);
  }

  private DatabaseId database(String app, String engine, String plan) {
    return scalingo.addDatabase(app, engine, plan, now.minus(AGE));
  }

  /** Each night at one; one night went wrong. */
  private void backedUp(String app, DatabaseId database, long size) {
    var night = now.truncatedTo(ChronoUnit.DAYS).plus(Duration.ofHours(1));
    var last = night.isAfter(now) ? night.minus(Duration.ofDays(1)) : night;
    for (int day = 0; day < DAYS_OF_BACKUPS; day++) {
      var at = last.minus(Duration.ofDays(day));
      scalingo.addBackup(app, database, at, day != FAILED_DAY, size - day * size / DAYS_TO_GROW);
    }
  }
}
