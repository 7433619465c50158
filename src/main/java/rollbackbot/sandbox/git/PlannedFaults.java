package rollbackbot.sandbox.git;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The faults that requests will meet, each once.
 *
 * @param <R> what tells one request from another
 */
final class PlannedFaults<R> {
  private record Planned<R>(GitFault fault, Predicate<R> requests) {}

  private final List<Planned<R>> planned = new ArrayList<>();

  synchronized void plan(GitFault fault, Predicate<R> requests) {
    planned.add(new Planned<>(fault, requests));
  }

  /** The first fault that is planned for such a request; no other request meets it. */
  synchronized Optional<GitFault> next(R request) {
    var next = planned.stream().filter(each -> each.requests().test(request)).findFirst();
    next.ifPresent(planned::remove);
    return next.map(Planned::fault);
  }

  /** One of these; any if none is named. */
  static <T> Predicate<T> oneOf(List<T> wanted) {
    return found -> wanted.isEmpty() || wanted.contains(found);
  }
}
