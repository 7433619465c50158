package rollbackbot.room;

import rollbackbot.incident.Change;
import rollbackbot.incident.Reply;

/** The one effect of a click. */
public sealed interface Response {
  record Say(Reply reply) implements Response {}

  record Store(Change change) implements Response {}

  /** A change of which whoever clicked is told. */
  record StoreAndSay(Change change, Reply reply) implements Response {}
}
