package rollbackbot.sandbox.slack;

import java.time.Duration;

/** So many calls within so long. */
record Limit(int calls, Duration window) {
  static Limit perMinute(int calls) {
    return new Limit(calls, Duration.ofMinutes(1));
  }
}
