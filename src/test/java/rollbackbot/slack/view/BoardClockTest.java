package rollbackbot.slack.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rollbackbot.deploy.DeployState;
import rollbackbot.offer.OfferState;
import rollbackbot.text.Language;

/** A board says until when it is true, while something runs; that alone rarely moves it. */
class BoardClockTest {
  private static final Instant AT = Instant.parse("2026-11-22T21:12:00Z");

  @ParameterizedTest
  @EnumSource
  void aBoardMovesByItselfTwiceAMinute(Language language) {
    var examples = Examples.in(language);
    var running = examples.incident(new DeployState.Rechecking(examples.confirmed()));
    var first = examples.board(running, AT);

    assertThat(examples.board(running, AT.plusMillis(29_999))).isEqualTo(first);
    assertThat(examples.board(running, AT.plusSeconds(30))).isNotEqualTo(first);
    assertThat(Json.of(first).toString())
        .contains("<!date^" + AT.getEpochSecond() + "^{time_secs}|");
  }

  @ParameterizedTest
  @EnumSource
  void aBoardThatWaitsForPeopleDoesNot(Language language) {
    var examples = Examples.in(language);
    var waiting = examples.incident(new OfferState.Planned(examples.plan()));

    assertThat(examples.board(waiting, AT.plusSeconds(45))).isEqualTo(examples.board(waiting, AT));
  }
}
