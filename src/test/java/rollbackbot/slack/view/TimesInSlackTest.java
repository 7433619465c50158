package rollbackbot.slack.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import rollbackbot.text.Language;
import rollbackbot.text.Message;

/**
 * In Slack a moment is written in one way, with its day or, where that is plain, without it, in the
 * reader's own zone. What is to be copied elsewhere stands in a block of code, where Slack writes
 * no dates, and says UTC.
 */
class TimesInSlackTest {
  private static final Pattern IN_THE_READERS_ZONE =
      Pattern.compile("<!date\\^\\d+\\^(\\{date_short} )?\\{time(_secs)?}\\|[^<>|]* UTC>");

  private static final Pattern TO_BE_COPIED = Pattern.compile("```.*?```", Pattern.DOTALL);
  private static final Pattern BY_THE_CLOCK =
      Pattern.compile("(?<![\\d:])\\d\\d:\\d\\d(?![\\d:])|UTC|\\d{4}-\\d\\d-\\d\\dT");

  @TestFactory
  Stream<DynamicTest> everyMomentIsInTheReadersZone() {
    return Stream.of(Language.values())
        .flatMap(language ->
            Gallery.of(Examples.in(language)).entrySet().stream()
                .map(shown ->
                    DynamicTest.dynamicTest(
                        shown.getKey() + "." + language, () -> assertOneWay(shown.getValue()))));
  }

  private static void assertOneWay(Message view) {
    var copied = TO_BE_COPIED.matcher(Json.pretty(view)).replaceAll("");
    var said = IN_THE_READERS_ZONE.matcher(copied).replaceAll("");

    assertThat(said).doesNotContainPattern(BY_THE_CLOCK);
    assertThat(said).doesNotContain("<!date");
  }
}
