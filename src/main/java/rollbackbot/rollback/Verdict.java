package rollbackbot.rollback;

import java.util.List;

/** How risky a rollback is, never without its reasons. */
public record Verdict(List<Risk> risks) {

  /** The worst of its reasons. */
  public Level level() {
    if (risks.isEmpty()) {
      return Level.GREEN;
    }
    return risks.stream().anyMatch(Risk.RiskyFiles.class::isInstance) ? Level.RED : Level.AMBER;
  }

  /** As of traffic lights. */
  public enum Level {
    GREEN,
    AMBER,
    RED
  }
}
