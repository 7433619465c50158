package rollbackbot.sandbox.scalingo;

import java.time.Duration;

/** What the platform does in the background, other than deploying. */
public enum Undertaking {
  RESTART(Duration.ofSeconds(6)),
  BACKUP(Duration.ofSeconds(8)),
  RESTORE(Duration.ofSeconds(15));

  private final Duration usual;

  Undertaking(Duration usual) {
    this.usual = usual;
  }

  /** How long it takes for a person who watches. */
  public Duration usual() {
    return usual;
  }
}
