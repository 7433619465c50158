package rollbackbot.sandbox.slack;

import java.util.ArrayList;
import java.util.List;

/** The calls of the Web API, in the order of their arrival. */
final class Calls {
  private final List<Call> calls = new ArrayList<>();

  synchronized int arrived(Call call) {
    calls.add(call);
    return calls.size() - 1;
  }

  synchronized void answered(int index, String answer) {
    calls.set(index, calls.get(index).answered(answer));
  }

  synchronized List<Call> all() {
    return List.copyOf(calls);
  }
}
