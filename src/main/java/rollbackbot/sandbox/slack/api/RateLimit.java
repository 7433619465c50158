package rollbackbot.sandbox.slack.api;

import java.time.Duration;

/** So many calls within so long. */
record RateLimit(int calls, Duration window) {
  static RateLimit perMinute(int calls) {
    return new RateLimit(calls, Duration.ofMinutes(1));
  }
}
