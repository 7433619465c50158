package rollbackbot.sandbox.slack;

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
  private static final Limit POSTS_IN_ONE_CHANNEL = new Limit(5, Duration.ofSeconds(5));
  private static final Map<String, Limit> LIMITS =
      Map.ofEntries(
          Map.entry("chat.postMessage", Limit.perMinute(300)),
          Map.entry("chat.update", Limit.perMinute(50)),
          Map.entry("chat.delete", Limit.perMinute(50)),
          Map.entry("chat.postEphemeral", Limit.perMinute(100)),
          Map.entry("chat.getPermalink", Limit.perMinute(600)),
          // tier 1 by the SDK's table, where bursts seem to be tolerated
          Map.entry("apps.connections.open", Limit.perMinute(5)),
          Map.entry("auth.test", Limit.perMinute(600)),
          Map.entry("users.info", Limit.perMinute(100)),
          Map.entry("views.open", Limit.perMinute(100)),
          Map.entry("views.push", Limit.perMinute(100)),
          Map.entry("views.update", Limit.perMinute(100)),
          Map.entry("views.publish", Limit.perMinute(100)),
          Map.entry("files.getUploadURLExternal", Limit.perMinute(100)),
          Map.entry("files.completeUploadExternal", Limit.perMinute(100)),
          Map.entry("usergroups.list", Limit.perMinute(20)),
          Map.entry("usergroups.users.list", Limit.perMinute(20)),
          Map.entry("conversations.info", Limit.perMinute(50)),
          Map.entry("conversations.join", Limit.perMinute(50)));

  private final InstantSource clock;
  private final Map<String, Deque<Instant>> taken = new HashMap<>();
  private boolean on;

  RateLimits(InstantSource clock, boolean on) {
    this.clock = clock;
    this.on = on;
  }

  public synchronized void turnOn() {
    on = true;
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

  private Optional<Duration> take(Instant now, List<String> keys, List<Limit> limits) {
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

  private static Optional<Duration> wait(Instant now, Deque<Instant> calls, Limit limit) {
    calls.removeIf(call -> !call.plus(limit.window()).isAfter(now));
    return calls.size() < limit.calls()
        ? Optional.empty()
        : Optional.of(Duration.between(now, calls.getFirst().plus(limit.window())));
  }
}
