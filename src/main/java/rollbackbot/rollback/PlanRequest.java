package rollbackbot.rollback;

/** Which release somebody wants back. */
public sealed interface PlanRequest {

  /** The one that the bot would choose. */
  record Previous() implements PlanRequest {}

  /** This one. */
  record Exact(Version version) implements PlanRequest {}
}
