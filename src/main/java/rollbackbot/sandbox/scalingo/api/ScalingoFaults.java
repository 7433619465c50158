package rollbackbot.sandbox.scalingo.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The faults that wait for the calls they are meant for. */
public final class ScalingoFaults {
  private final List<Switch> switches = new ArrayList<>();

  public synchronized void next(int calls, String methodAndPath, ScalingoFault fault) {
    switches.add(new Switch(Pattern.compile(methodAndPath), fault, calls));
  }

  public synchronized void clear() {
    switches.clear();
  }

  /** The first fault meant for this call; each counts down by the calls that meet it. */
  synchronized Optional<ScalingoFault> forCall(String methodAndPath) {
    for (int i = 0; i < switches.size(); i++) {
      var candidate = switches.get(i);
      if (candidate.calls.matcher(methodAndPath).matches()) {
        if (candidate.left == 1) {
          switches.remove(i);
        } else {
          switches.set(i, candidate.used());
        }
        return Optional.of(candidate.fault);
      }
    }
    return Optional.empty();
  }

  private record Switch(Pattern calls, ScalingoFault fault, int left) {
    Switch used() {
      return new Switch(calls, fault, left - 1);
    }
  }
}
