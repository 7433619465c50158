package rollbackbot.app.terminal;

/** How a talk with a terminal ended. */
public enum TalkEnd {
  /** The rollback is proven. */
  PROVEN,
  FAILED,
  /** What was typed led to nothing. */
  BAD_USAGE
}
