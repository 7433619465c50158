package rollbackbot.sandbox.slack.api;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The faults that calls will meet; {@code *} stands for any method. */
public final class SlackFaults {
  /** Stands for any method. */
  public static final String ANY = "*";

  private final Map<String, Deque<SlackFault>> next = new HashMap<>();
  private final Map<String, SlackFault> always = new HashMap<>();

  /** The next calls of a method meet this fault, after those already lined up. */
  public synchronized void next(String method, int calls, SlackFault fault) {
    next.computeIfAbsent(method, absent -> new ArrayDeque<>())
        .addAll(Collections.nCopies(calls, fault));
  }

  public void next(String method, SlackFault fault) {
    next(method, 1, fault);
  }

  /** Every call of a method meets this fault, until {@link #clear}. */
  public synchronized void always(String method, SlackFault fault) {
    always.put(method, fault);
  }

  public synchronized void clear() {
    next.clear();
    always.clear();
  }

  public synchronized Optional<SlackFault> take(String method) {
    return takeNext(method)
        .or(() -> takeNext(ANY))
        .or(() -> Optional.ofNullable(always.get(method)))
        .or(() -> Optional.ofNullable(always.get(ANY)));
  }

  private Optional<SlackFault> takeNext(String method) {
    return Optional.ofNullable(next.get(method)).map(Deque::poll);
  }
}
