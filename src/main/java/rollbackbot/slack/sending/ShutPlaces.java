package rollbackbot.slack.sending;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import rollbackbot.once.SteadyClock;
import rollbackbot.slack.view.ShutReason;

/**
 * The channels that the bot isn't let into any more, as far as this process knows: it was taken
 * out, or the channel was archived. They are tried again, since somebody may let it in. A channel
 * may take changes and no new messages, so each method has its own.
 */
public final class ShutPlaces {
  private final Duration pause;
  private final SteadyClock clock;
  private final Map<Door, Refusal> refusals = new HashMap<>();

  /**
   * @param pause until the next try
   */
  public ShutPlaces(Duration pause, SteadyClock clock) {
    this.pause = pause;
    this.clock = clock;
  }

  private record Door(String channel, String method) {}

  private record Refusal(String word, Instant tryAgain) {}

  static boolean isMeantBy(String word) {
    return ShutReason.of(word).isPresent();
  }

  void shut(String channel, String method, String word) {
    refusals.put(new Door(channel, method), new Refusal(word, clock.instant().plus(pause)));
  }

  void opened(String channel, String method) {
    refusals.remove(new Door(channel, method));
  }

  /** Slack's word, until the method is taken there again. */
  Optional<String> refusal(String channel, String method) {
    return Optional.ofNullable(refusals.get(new Door(channel, method))).map(Refusal::word);
  }

  /** Whether nothing is to be tried there right now. */
  boolean isShut(String channel, String method) {
    return Optional.ofNullable(refusals.get(new Door(channel, method)))
        .filter(refusal -> refusal.tryAgain().isAfter(clock.instant()))
        .isPresent();
  }
}
