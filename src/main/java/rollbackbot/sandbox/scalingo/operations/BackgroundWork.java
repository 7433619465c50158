package rollbackbot.sandbox.scalingo.operations;

import java.time.Duration;

/** What the platform does in the background, other than deploying. */
public enum BackgroundWork {
  RESTART(Duration.ofSeconds(6)),
  BACKUP(Duration.ofSeconds(8)),
  RESTORE(Duration.ofSeconds(15));

  private final Duration usual;

  BackgroundWork(Duration usual) {
    this.usual = usual;
  }

  /** How long it takes unless something else is said: short enough for a person who watches. */
  public Duration usual() {
    return usual;
  }
}
