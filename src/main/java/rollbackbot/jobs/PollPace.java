package rollbackbot.jobs;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntSupplier;
import rollbackbot.incident.IncidentId;

/**
 * How often running deployments may be looked at. All looks together get half of the calls that the
 * platform allows, shared evenly: the more rollbacks are followed, the slower each, and the other
 * half is left for confirming the next one.
 */
public final class PollPace {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final int SHARE = 2;

  private final IntSupplier callsPerMinute;
  private final InstantSource clock;
  private final Map<IncidentId, Instant> followed = new HashMap<>();

  /**
   * A pace for nobody yet.
   *
   * @param callsPerMinute this process's part, which changes as others come and go
   */
  public PollPace(IntSupplier callsPerMinute, InstantSource clock) {
    this.callsPerMinute = callsPerMinute;
    this.clock = clock;
  }

  /** When to look next at what this incident follows: when it wants to, or later. */
  public synchronized Instant nextLook(IncidentId incident, Instant wanted) {
    var now = clock.instant();
    followed.values().removeIf(until -> until.isBefore(now));
    followed.remove(incident);
    var perLook = MINUTE.multipliedBy(SHARE).dividedBy(callsPerMinute.getAsInt());
    var shared = now.plus(perLook.multipliedBy(followed.size() + 1L));
    var next = shared.isAfter(wanted) ? shared : wanted;
    // An incident is forgotten a minute after its last look was due.
    followed.put(incident, next.plus(MINUTE));
    return next;
  }

  /** The incident follows nothing any more. */
  public synchronized void done(IncidentId incident) {
    followed.remove(incident);
  }
}
