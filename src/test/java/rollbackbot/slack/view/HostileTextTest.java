package rollbackbot.slack.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import rollbackbot.text.Language;

/**
 * Evil text in every foreign field of every message: nothing of it works, nothing gets too long.
 */
class HostileTextTest {
  private static final String MARK = "EVIL";
  private static final List<String> EVIL =
      List.of(
          "<!channel>EVIL<!here><@U0VICTIM><!subteam^S0VICTIM>",
          "<https://evil.example|EVIL click>&lt;EVIL&gt;",
          "`EVIL``` EVIL` *EVIL* _EVIL_ ~EVIL~",
          "\n\r\t\u0000\u0007\u001b[31mEVIL\u202eLIVE\u200b\u2028EVIL",
          "EVIL<&>`".repeat(1_250),
          "🟥EVIL".repeat(2_000),
          "EVIL\ud83d");

  /** Angle brackets that the bot itself writes: mentions of known people, dates, known pages. */
  private static final Pattern OWN =
      Pattern.compile(
          "<@U0(ALICE|BOB|PO)>|<!subteam\\^S0(OPSTEAM|PRODUCT)>|<#C0INCIDENTS>|<!date\\^\\d+\\^(\\{date_short}"
              + " )?\\{time(_secs)?}\\|[^<>|]*>"
              + "|<https://(dashboard\\.example|doc\\.scalingo\\.com|github\\.com|acme\\.slack\\.example)/[^<>|]*\\|[^<>|]*>");

  @TestFactory
  Stream<DynamicTest> hostileTextIsDisarmed() {
    return messages((json, _) -> {
      for (var text : markdown(json)) {
        var foreign = OWN.matcher(text).replaceAll("");

        assertThat(foreign).doesNotContain("<", ">");
        assertThat(foreign.replaceAll("&(amp|lt|gt);", "")).doesNotContain("&");
        assertThat(foreign.chars().filter(letter -> letter == '`').count() % 2).as(text).isZero();
        assertThat(foreign.replace("\n", "")).matches("[^\\p{Cc}\\p{Cf}\\p{Cs}]*");
      }
    });
  }

  @TestFactory
  Stream<DynamicTest> hostileTextStaysInItsLine() {
    return messages((json, plain) -> {
      if (!json.toString().contains("```")) {
        assertThat(lines(json)).isLessThanOrEqualTo(lines(plain));
      }
    });
  }

  @TestFactory
  Stream<DynamicTest> hostileTextKeepsSlacksLimits() {
    return messages((json, _) -> Limits.check(json));
  }

  private interface Check {
    void run(JsonObject hostile, JsonObject plain);
  }

  private static Stream<DynamicTest> messages(Check check) {
    return Stream.of(Language.values())
        .flatMap(language ->
            EVIL.stream()
                .map(evil ->
                    DynamicTest.dynamicTest(
                        language + " " + EVIL.indexOf(evil), () -> all(language, evil, check))));
  }

  private static void all(Language language, String evil, Check check) {
    var plain = Gallery.of(Examples.in(language)).values().iterator();
    boolean reached = false;
    for (var view : Gallery.of(Examples.hostile(language, evil)).values()) {
      var json = Json.of(view);
      reached |= json.toString().contains(MARK);
      check.run(json, Json.of(plain.next()));
    }
    assertThat(reached).isTrue();
  }

  private static List<String> markdown(JsonObject view) {
    var inBlocks =
        Json.objects(view.get("blocks")).stream()
            .filter(object -> Limits.isType(object, "mrkdwn"))
            .map(object -> object.get("text").getAsString());
    return Stream.concat(Stream.of(view.get("text").getAsString()), inBlocks).toList();
  }

  private static long lines(JsonObject view) {
    return markdown(view).stream().skip(1).mapToLong(text -> text.lines().count()).sum();
  }
}
