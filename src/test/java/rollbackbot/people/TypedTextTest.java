package rollbackbot.people;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be in a text that a person typed or pasted. */
class TypedTextTest {

  @Nested
  class Words {

    @ParameterizedTest
    @ValueSource(
        strings = {
          " ",
          "   ",
          "\t",
          "\n",
          "\r\n",
          "\u000b",
          "\u0085",
          "\u00a0",
          "\u1680",
          "\u2000",
          "\u2002",
          "\u2003",
          "\u2007",
          "\u2008",
          "\u2009",
          "\u200a",
          "\u2028",
          "\u2029",
          "\u202f",
          "\u205f",
          "\u3000",
          "\u2800",
          "\u200b",
          "\u200c",
          "\u200d",
          "\u200e",
          "\u200f",
          "\u202a",
          "\u202c",
          "\u2060",
          "\u2063",
          "\u2066",
          "\u2069",
          "\ufeff",
          "\u00ad",
          "\u180e",
          "\ufe0f",
          "\u061c",
          "\u200b\u200b",
          " \u200b",
          "\u00a0\u200e",
          "\u200d ",
          "\t\u3000"
        })
    void areSeparatedByWhatIsNotSeen(String separator) {
      assertThat(TypedText.words("my-app" + separator + "4.0.0"))
          .containsExactly("my-app", "4.0.0");
      assertThat(TypedText.words("my-app" + separator + "v4.0.0"))
          .containsExactly("my-app", "v4.0.0");
      assertThat(TypedText.words(separator + "my-app" + separator)).containsExactly("my-app");
    }

    /** The outer interface: white space, no-break and zero-width ones included. */
    @ParameterizedTest
    @ValueSource(
        strings = {
          "\u00a0", "\u202f", "\u180e", "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u200e"
        })
    void areSeparatedByWhatHasNoWidthWhateverTheyAre(String separator) {
      assertThat(TypedText.words("my-app" + separator + "previous"))
          .containsExactly("my-app", "previous");
      assertThat(TypedText.words("resume" + separator + "my-app"))
          .containsExactly("resume", "my-app");
      assertThat(TypedText.words("my-app" + separator + "release-2026"))
          .containsExactly("my-app", "release-2026");
      assertThat(TypedText.words("api2" + separator + "4.0.0")).containsExactly("api2", "4.0.0");
      assertThat(TypedText.words("my-app" + separator + "0a1b2c3"))
          .containsExactly("my-app", "0a1b2c3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00ad", "\u034f", "\ufe0f"})
    void areSeparatedByJoinersWhereAVersionFollows(String joiner) {
      assertThat(TypedText.words("api2" + joiner + "4.0.0")).containsExactly("api2", "4.0.0");
      assertThat(TypedText.words("my-app" + joiner + "previous"))
          .containsExactly("my-app", "previous");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "my-\u00adapp",
          "my\u00ad-app",
          "my-\u200bapp",
          "my-\u200dapp",
          "my-a\u00adpp",
          "my\u2011app",
          "my\u2010app",
          "my\u2013app",
          "ｍｙ－ａｐｐ",
          "\"my-app\"",
          "'my-app'",
          "“my-app”",
          "‘my-app’",
          "« my-app »",
          "«\u00a0my-app\u00a0»",
          "`my-app`",
          "```my-app```",
          "*my-app*",
          "<my-app>",
          "(my-app)",
          "[my-app]",
          "{my-app}",
          "my-app,",
          "my-app.",
          "my-app;",
          "my-app:",
          "\"my-app\",",
          "<http://my-app|my-app>",
          "<#C0123|my-app>",
          "<http://my-app>",
          "<http://my-app/>",
          "\u202amy-app\u202c",
          "\u2066my-app\u2069"
        })
    void areFreedOfWhatSurroundsThem(String typed) {
      assertThat(TypedText.words(typed)).containsExactly("my-app");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "4.\u200b0.0", "4\u2060.0.0", "４．０．０", "<http://4.0.0|4.0.0>", "<http://4.0.0>",
          "\"4.0.0\"", "`4.0.0`", "(4.0.0)", "4.0.0.", "\ufeff4.0.0"
        })
    void canBeVersions(String typed) {
      assertThat(TypedText.words("my-app " + typed)).containsExactly("my-app", "4.0.0");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "v4.0.0", "4.0.0-rc.1", "4.0.0+build.7", "2026.11.02.1", "my-app@4.0.0",
              "@acme/app@1.2.0",
          "release/v1.0", "v1(beta)", "1_0_0", "0123abc", "été-2026", "v1.0_"
        })
    void stayAsTheyAreOtherwise(String version) {
      assertThat(TypedText.words("my-app " + version)).containsExactly("my-app", version);
    }

    @Test
    void ofAnAddressThatSlackMadeALinkAreItsLabel() {
      assertThat(TypedText.words("my-app <mailto:my-app@4.0.0|my-app@4.0.0>"))
          .containsExactly("my-app", "my-app@4.0.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u00a0", "\u200b", "\ufeff\u200e", "\"\"", "``", "\u3000\t"})
    void areNoneWhereNothingIsSeen(String typed) {
      assertThat(TypedText.words(typed)).isEmpty();
      assertThat(TypedText.word(typed)).isEmpty();
    }

    @Test
    void areFoundInALongText() {
      var typed = "\u200b ".repeat(20_000) + "my-app" + "\u00a0\u200e".repeat(20_000);

      assertThat(TypedText.words(typed)).containsExactly("my-app");
    }
  }

  @Test
  void nameOfAnAppHasNoCapitals() {
    assertThat(TypedText.appName("\u00a0My-App\u200b")).isEqualTo("my-app");
    assertThat(TypedText.appName("MY-APP")).isEqualTo("my-app");
  }

  @Test
  void severalWordsStaySeveral() {
    assertThat(TypedText.word("my\u00a0app")).isEqualTo("my app");
  }

  @Test
  void proseKeepsWhatIsInside() {
    assertThat(TypedText.prose("\u00a0 le panier \u2014 vide\u00a0! \u200b\ufeff"))
        .isEqualTo("le panier \u2014 vide\u00a0!");
    assertThat(TypedText.prose("\u00a0\u200b")).isEmpty();
  }
}
