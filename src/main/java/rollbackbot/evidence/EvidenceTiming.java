package rollbackbot.evidence;

import java.time.Duration;

/**
 * Waits of the looks for evidence.
 *
 * @param source how long one source may take before it is said to be late
 * @param look until it is looked again whether all is gathered
 */
public record EvidenceTiming(Duration source, Duration look) {

  /** What production uses: all is told within ten seconds, the reading of deployments included. */
  public static EvidenceTiming standard() {
    return new EvidenceTiming(Duration.ofSeconds(5), Duration.ofSeconds(1));
  }
}
