package rollbackbot.incident;

import java.time.Instant;
import rollbackbot.tree.Answer;

/** An answer, who gave it, and when. */
public record GivenAnswer(Answer answer, String by, Instant at) {

  /** Whether facts left no choice, so that no person was asked. */
  public boolean isByTheBot() {
    return by.equals(AuditEvent.BOT);
  }
}
