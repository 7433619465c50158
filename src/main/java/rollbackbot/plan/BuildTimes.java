package rollbackbot.plan;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How long an app's own newest builds took, from the request to the end.
 *
 * @param builds how many of them are told of
 */
public record BuildTimes(Duration shortest, Duration longest, int builds) {

  /** Of these, where there are any. */
  static Optional<BuildTimes> of(List<Duration> took) {
    return took.stream()
        .min(Duration::compareTo)
        .map(shortest ->
            new BuildTimes(
                shortest, took.stream().max(Duration::compareTo).orElse(shortest), took.size()));
  }
}
