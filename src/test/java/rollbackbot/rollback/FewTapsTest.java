package rollbackbot.rollback;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbackbot.rollback.Examples.ALICE;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import rollbackbot.deploy.DeployState;
import rollbackbot.incident.Post;
import rollbackbot.people.ActionIds;
import rollbackbot.slack.view.SaidTwice;
import rollbackbot.text.Control;
import rollbackbot.text.Language;
import rollbackbot.text.Message.Part;

/** From the command to the confirmed plan, and to the end: few taps, few messages. */
class FewTapsTest {
  private static final List<String> ALL_QUESTIONS =
      List.of(
          "answer.can-disable.no",
          "answer.affects-users.yes",
          "answer.proportion.high",
          "answer.can-wait.no",
          "answer.database.no",
          ActionIds.PLAN_CONFIRM);

  /** What is typed and clicked, in how many taps and messages of the thread at most. */
  private static Stream<Arguments> ways() {
    return Stream.of(Language.values())
        .flatMap(language ->
            Stream.of(
                Arguments.of(language, "my-app", ALL_QUESTIONS, 6, 6),
                Arguments.of(
                    language,
                    "my-app",
                    List.of(ActionIds.PLAN_NOW, "answer.database.no", ActionIds.PLAN_CONFIRM),
                    3,
                    4),
                Arguments.of(language, "my-app previous", List.of(ActionIds.PLAN_CONFIRM), 2, 3)));
  }

  @ParameterizedTest
  @MethodSource("ways")
  void leadToTheRollback(
      Language language, String typed, List<String> clicks, int mostTaps, int mostPosts) {
    var play = Play.standard().speaking(language);
    play.types(ALICE, typed);
    int taps = 0;
    for (var click : clicks) {
      taps += taps(play, click);
      play.clicks(ALICE, click);
    }
    play.passes(Duration.ofMinutes(10));

    assertThat(play.incident().state()).isInstanceOf(DeployState.Succeeded.class);
    assertThat(taps).isLessThanOrEqualTo(mostTaps);
    assertThat(Post.of(play.incident().thread(), Set.of())).hasSizeLessThanOrEqualTo(mostPosts);
  }

  /** One for a button, another for the dialog that it opens. */
  private static int taps(Play play, String action) {
    return SaidTwice.shown(play.incident(), Examples.app(), play.clock.instant()).stream()
        .flatMap(message -> message.parts().stream())
        .flatMap(part ->
            part instanceof Part.Controls(var controls) ? controls.stream() : Stream.<Control>of())
        .filter(Control.Button.class::isInstance)
        .map(Control.Button.class::cast)
        .filter(button -> button.action().equals(action))
        .mapToInt(button -> button.confirmation().isPresent() ? 2 : 1)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no button " + action));
  }
}
