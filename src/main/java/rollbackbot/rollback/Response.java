package rollbackbot.rollback;

/** The one effect of a click. */
sealed interface Response {
  record Say(Reply reply) implements Response {}

  record Store(Change change) implements Response {}

  /** A change of which whoever clicked is told. */
  record StoreAndSay(Change change, Reply reply) implements Response {}
}
