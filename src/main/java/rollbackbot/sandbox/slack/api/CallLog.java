package rollbackbot.sandbox.slack.api;

import java.util.ArrayList;
import java.util.List;

/** The calls of the Web API, in the order of their arrival. */
public final class CallLog {
  private final List<MethodCall> calls = new ArrayList<>();

  synchronized int arrived(MethodCall call) {
    calls.add(call);
    return calls.size() - 1;
  }

  synchronized void answered(int index, String answer) {
    calls.set(index, calls.get(index).answered(answer));
  }

  public synchronized List<MethodCall> all() {
    return List.copyOf(calls);
  }
}
