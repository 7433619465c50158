package rollbackbot.jobs;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rollbackbot.rollback.Conversation;
import rollbackbot.rollback.Inbox;

/** Handles one recorded input, once. */
public final class InputHandling {
  private static final Logger log = LoggerFactory.getLogger(InputHandling.class);
  private static final int MOST_FAILURES = 3;

  private final Inbox inbox;
  private final Conversation conversation;

  public InputHandling(Inbox inbox, Conversation conversation) {
    this.inbox = inbox;
    this.conversation = conversation;
  }

  void handle(String id, int failuresBefore) {
    var input = inbox.find(id);
    if (input.isEmpty()) {
      return;
    }
    if (failuresBefore >= MOST_FAILURES) {
      log.error("input {} can't be handled", id);
      conversation.apologize(input.get());
      return;
    }
    conversation.handle(input.get());
  }
}
