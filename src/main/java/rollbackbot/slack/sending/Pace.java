package rollbackbot.slack.sending;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import rollbackbot.once.SteadyClock;

/** How fast Slack lets us write, with short bursts; and what it asks us to wait. */
public final class Pace {
  private static final int POST_BURST = 3;
  private static final int UPDATE_BURST = 6;

  /** Updates that progress leaves for what people wait for. */
  private static final int KEPT_BACK = 2;

  private final PublishingTiming.Writing timing;
  private final SteadyClock clock;
  private final Map<String, Bucket> posts = new HashMap<>();
  private final Bucket updates;
  private final Map<String, Instant> blockedUntil = new HashMap<>();

  public Pace(PublishingTiming.Writing timing, SteadyClock clock) {
    this.timing = timing;
    this.clock = clock;
    this.updates = new Bucket(UPDATE_BURST, timing.update(), clock.instant());
  }

  boolean mayPost(String channel) {
    return isOpen("chat.postMessage")
        && posts
            .computeIfAbsent(channel, _ -> new Bucket(POST_BURST, timing.post(), clock.instant()))
            .take(clock.instant(), 0);
  }

  boolean mayUpdate(Sending.Urgency urgency) {
    int leave =
        switch (urgency) {
          case NEW, CHANGED -> 0;
          case PROGRESS -> KEPT_BACK;
          case TIDYING -> 2 * KEPT_BACK;
        };
    return isOpen("chat.update") && updates.take(clock.instant(), leave);
  }

  /** Slack asked to leave this method alone for a while. */
  void block(String method, Duration duration) {
    blockedUntil.put(method, clock.instant().plus(duration));
  }

  private boolean isOpen(String method) {
    return !blockedUntil.getOrDefault(method, Instant.MIN).isAfter(clock.instant());
  }

  private static final class Bucket {
    private final int burst;
    private final Duration interval;
    private double tokens;
    private Instant filledAt;

    Bucket(int burst, Duration interval, Instant now) {
      this.burst = burst;
      this.interval = interval;
      this.tokens = burst;
      this.filledAt = now;
    }

    boolean take(Instant now, int leave) {
      double filled = (double) Duration.between(filledAt, now).toMillis() / interval.toMillis();
      tokens = Math.min(burst, tokens + filled);
      filledAt = now;
      if (tokens < 1 + leave) {
        return false;
      }
      tokens--;
      return true;
    }
  }
}
