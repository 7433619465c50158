package rollbackbot.slack;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import rollbackbot.incident.Input;
import rollbackbot.rollback.Inbox;

/** An inbox in memory, in which recording can be made to go wrong. */
public final class RecordedInbox implements Inbox {
  private final List<Input> inputs = new ArrayList<>();
  private final Set<String> keys = new HashSet<>();
  private volatile Runnable before = () -> {};

  /** What happens before each input is recorded. */
  void before(Runnable action) {
    before = action;
  }

  @Override
  public boolean record(Input input, Optional<String> onceOnly) {
    before.run();
    synchronized (this) {
      return keys.add(onceOnly.orElse(input.id())) && inputs.add(input);
    }
  }

  @Override
  public synchronized Optional<Input> find(String id) {
    return inputs.stream().filter(input -> input.id().equals(id)).findFirst();
  }

  @Override
  public synchronized List<Input> waitingBefore(Input input, Instant since) {
    return inputs.stream().takeWhile(it -> !it.equals(input)).toList();
  }

  synchronized List<String> typed() {
    return inputs.stream()
        .map(Input::act)
        .filter(Input.Act.Typed.class::isInstance)
        .map(act -> ((Input.Act.Typed) act).text())
        .toList();
  }

  synchronized List<Input.Act> acts() {
    return inputs.stream().map(Input::act).toList();
  }

  synchronized List<String> users() {
    return inputs.stream().map(Input::user).toList();
  }

  synchronized List<String> triggers() {
    return inputs.stream().flatMap(input -> input.replyTo().trigger().stream()).toList();
  }
}
