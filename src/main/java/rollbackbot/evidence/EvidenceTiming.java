package rollbackbot.evidence;

import java.time.Duration;
import java.util.List;

/**
 * Waits of the looks for evidence.
 *
 * @param source how long one source may take before it is said to be late
 * @param look until it is looked again whether all is gathered
 * @param health between two looks at the app's health while people decide
 * @param cure when it is looked after a rollback whether it helped, each after the one before
 */
public record EvidenceTiming(Duration source, Duration look, Duration health, List<Duration> cure) {

  /** What production uses: all is told within ten seconds, the reading of deployments included. */
  public static EvidenceTiming standard() {
    return new EvidenceTiming(
        Duration.ofSeconds(5),
        Duration.ofSeconds(1),
        Duration.ofSeconds(30),
        List.of(Duration.ofMinutes(3), Duration.ofMinutes(1), Duration.ofMinutes(1)));
  }
}
