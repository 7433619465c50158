package rollbackbot.app;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import rollbackbot.incident.Input;
import rollbackbot.rollback.Inbox;

/** Counts what is recorded, and what came once more. */
record CountedInbox(Inbox inbox, Consumer<Input.Act> counter, Runnable repeated) implements Inbox {

  @Override
  public boolean record(Input input, Optional<String> onceOnly) {
    boolean isNew = inbox.record(input, onceOnly);
    if (isNew) {
      counter.accept(input.act());
    } else {
      repeated.run();
    }
    return isNew;
  }

  @Override
  public Optional<Input> find(String id) {
    return inbox.find(id);
  }

  @Override
  public List<Input> waitingBefore(Input input, Instant since) {
    return inbox.waitingBefore(input, since);
  }
}
