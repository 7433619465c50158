package rollbackbot.sandbox;

import java.util.Arrays;
import java.util.Optional;

/** What can go wrong in the played world for as long as it is switched on. */
public enum Switch {
  SLOW_BUILDS("slow-builds"),
  SCALINGO_500("scalingo-500"),
  SCALINGO_429("scalingo-429"),
  SLACK_RATE_LIMIT("slack-rate-limit"),
  GIT_REFUSES("git-refuses"),
  APP_UNHEALTHY("app-unhealthy"),
  APP_CRASHED("app-crashed"),
  APP_SCALING("app-scaling"),
  NO_CONTAINERS("no-containers"),
  RESTARTS_FAIL("restarts-fail"),
  BACKUPS_FAIL("backups-fail"),
  RESTORES_FAIL("restores-fail"),
  TICKETS_REFUSED("tickets-refused");

  private final String id;

  Switch(String id) {
    this.id = id;
  }

  public String id() {
    return id;
  }

  public static Optional<Switch> of(String id) {
    return Arrays.stream(values()).filter(trouble -> trouble.id.equals(id)).findFirst();
  }
}
