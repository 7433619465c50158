package rollbackbot.words;

import java.time.Duration;
import java.util.Optional;
import rollbackbot.evidence.HealthSeen;
import rollbackbot.release.Release;
import rollbackbot.text.Text;
import rollbackbot.trouble.HealthAnswer;

/** How the app answers its health check, beside the version that runs. */
public final class HealthText {
  private static final Duration WORTH_TELLING = Duration.ofMinutes(1);

  private HealthText() {}

  /**
   * As it is right now, in brackets; nothing where there is none, or once a rollback has begun.
   *
   * @param runs what answers
   */
  public static Text now(Scene scene, Release runs) {
    return scene.incident().state().traits().stage().isBeforeRollback()
        ? seen(scene)
            .map(health -> health.of(runs))
            .map(health -> scene.say(" (health check: {answer})", answer(scene, health)))
            .orElse(Text.EMPTY)
        : Text.EMPTY;
  }

  /** What the bot saw last before a rollback began. */
  public static Optional<HealthSeen> seen(Scene scene) {
    return scene.incident().evidence().flatMap(HealthSeen::in);
  }

  /** The same where it was failing then: that it passes now is worth comparing. */
  public static Optional<HealthSeen> sick(Scene scene) {
    return seen(scene).filter(health -> !health.passes());
  }

  public static Text answer(Scene scene, HealthSeen health) {
    var answer = answer(scene, health.answer());
    return health.failing().compareTo(WORTH_TELLING) < 0
        ? answer
        : scene.say("{answer} for at least {time}", answer, scene.wording().span(health.failing()));
  }

  public static Text answer(Scene scene, String answer) {
    return new HealthAnswer(scene.wording()).of(answer);
  }
}
