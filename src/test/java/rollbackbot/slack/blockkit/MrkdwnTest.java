package rollbackbot.slack.blockkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is too long is cut, whatever it begins with. */
class MrkdwnTest {
  private static final int MOST = 300;
  private static final String LONG = "x".repeat(1_000);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<https://a.example/LONG|the words> and more LONG",
        "<https://a.example/LONG|LONG> and more",
        "<https://a.example/LONG>",
        "<LONG",
        "&LONG",
        "<a|b>LONG",
        "`LONG",
        "```LONG"
      })
  void noTextIsTooStrangeToBeCut(String shape) {
    var text = shape.replace("LONG", LONG);

    var cut = Mrkdwn.cut(text, MOST);

    assertThat(cut).isNotEmpty().hasSizeLessThanOrEqualTo(MOST).contains("…");
    assertThat(cut.chars().filter(it -> it == '<').count())
        .isEqualTo(cut.chars().filter(it -> it == '>').count());
  }

  @ParameterizedTest
  @ValueSource(strings = {"the words", "&amp; &lt;words&gt;"})
  void ofALinkThatIsTooLongTheWordsAreLeft(String words) {
    var text = "<https://a.example/" + LONG + "|" + words + "> and more " + LONG;

    assertThat(Mrkdwn.cut(text, MOST)).startsWith(words + " and more xxx");
  }
}
