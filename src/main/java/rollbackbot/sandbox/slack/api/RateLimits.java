package rollbackbot.sandbox.slack.api;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How often each method may be called. Per minute as in the SDK's table; posting is counted per
 * channel too, one a second with short bursts (Slack publishes no number for those).
 */
public final class RateLimits {
  private static final RateLimit POSTS_IN_ONE_CHANNEL = new RateLimit(5, Duration.ofSeconds(5));
  private static final Map<String, RateLimit> LIMITS =
      Map.ofEntries(
          Map.entry("chat.postMessage", RateLimit.perMinute(300)),
          Map.entry("chat.update", RateLimit.perMinute(50)),
          Map.entry("chat.delete", RateLimit.perMinute(50)),
          Map.entry("chat.postEphemeral", RateLimit.perMinute(100)),
          Map.entry("chat.getPermalink", RateLimit.perMinute(600)),
          // tier 1 by the SDK's table, where bursts seem to be tolerated
          Map.entry("apps.connections.open", RateLimit.perMinute(5)),
          Map.entry("auth.test", RateLimit.perMinute(600)),
          Map.entry("users.info", RateLimit.perMinute(100)),
          Map.entry("views.open", RateLimit.perMinute(100)),
          Map.entry("views.push", RateLimit.perMinute(100)),
          Map.entry("views.update", RateLimit.perMinute(100)),
          Map.entry("views.publish", RateLimit.perMinute(100)),
          Map.entry("files.getUploadURLExternal", RateLimit.perMinute(100)),
          Map.entry("files.completeUploadExternal", RateLimit.perMinute(100)),
          Map.entry("usergroups.list", RateLimit.perMinute(20)),
          Map.entry("usergroups.users.list", RateLimit.perMinute(20)),
          Map.entry("conversations.info", RateLimit.perMinute(50)),
          Map.entry("conversations.join", RateLimit.perMinute(50)));

  private final InstantSource clock;
  private final Map<String, Deque<Instant>> taken = new HashMap<>();
  private boolean on;

  public RateLimits(InstantSource clock, boolean on) {
    this.clock = clock;
    this.on = on;
  }

  public synchronized void turnOff() {
    on = false;
    taken.clear();
  }

  /** Counts a call; or says how long to wait, and doesn't count it. */
  synchronized Optional<Duration> take(String method, String channel) {
    var limit = LIMITS.get(method);
    if (!on || limit == null) {
      return Optional.empty();
    }
    var now = clock.instant();
    if (!method.equals("chat.postMessage")) {
      return take(now, List.of(method), List.of(limit));
    }
    return take(now, List.of(method, method + channel), List.of(limit, POSTS_IN_ONE_CHANNEL));
  }

  private Optional<Duration> take(Instant now, List<String> keys, List<RateLimit> limits) {
    for (int index = 0; index < keys.size(); index++) {
      var wait = wait(now, calls(keys.get(index)), limits.get(index));
      if (wait.isPresent()) {
        return wait;
      }
    }
    keys.forEach(key -> calls(key).addLast(now));
    return Optional.empty();
  }

  private Deque<Instant> calls(String key) {
    return taken.computeIfAbsent(key, absent -> new ArrayDeque<>());
  }

  private static Optional<Duration> wait(Instant now, Deque<Instant> calls, RateLimit limit) {
    calls.removeIf(call -> !call.plus(limit.window()).isAfter(now));
    return calls.size() < limit.calls()
        ? Optional.empty()
        : Optional.of(Duration.between(now, calls.getFirst().plus(limit.window())));
  }
}
