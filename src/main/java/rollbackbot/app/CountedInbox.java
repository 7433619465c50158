package rollbackbot.app;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import rollbackbot.rollback.Inbox;
import rollbackbot.rollback.Input;

/** Counts what is recorded. */
record CountedInbox(Inbox inbox, Consumer<Input.Act> counter) implements Inbox {

  @Override
  public void record(Input input, Optional<String> onceOnly) {
    inbox.record(input, onceOnly);
    counter.accept(input.act());
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
