package rollbackbot.slack.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
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

  /** A message with evil text, and the same without. */
  private record Message(JsonObject hostile, JsonObject plain) {}

  @TestFactory
  Stream<DynamicContainer> hostileTextIsDisarmedStaysInItsLineAndKeepsSlacksLimits() {
    return Stream.of(Language.values())
        .flatMap(language -> {
          var plain = Gallery.of(Examples.in(language)).values().stream().map(Json::of).toList();
          return EVIL.stream().map(evil -> tests(language, evil, plain));
        });
  }

  private static DynamicContainer tests(Language language, String evil, List<JsonObject> plain) {
    var hostile = Gallery.of(Examples.hostile(language, evil)).values();
    var others = plain.iterator();
    var messages = hostile.stream().map(view -> new Message(Json.of(view), others.next())).toList();
    return DynamicContainer.dynamicContainer(
        language + " " + EVIL.indexOf(evil),
        Stream.of(
            dynamicTest("is reached", () -> isReached(messages)),
            dynamicTest("is disarmed", () -> messages.forEach(HostileTextTest::isDisarmed)),
            dynamicTest("stays in its line", () -> messages.forEach(HostileTextTest::staysInLine)),
            dynamicTest(
                "keeps Slack's limits",
                () -> messages.forEach(message -> Limits.check(message.hostile())))));
  }

  private static void isReached(List<Message> messages) {
    assertThat(messages).anyMatch(message -> message.hostile().toString().contains(MARK));
  }

  private static void isDisarmed(Message message) {
    for (var text : markdown(message.hostile())) {
      var foreign = OWN.matcher(text).replaceAll("");

      assertThat(foreign).doesNotContain("<", ">");
      assertThat(foreign.replaceAll("&(amp|lt|gt);", "")).doesNotContain("&");
      assertThat(foreign.chars().filter(letter -> letter == '`').count() % 2).as(text).isZero();
      assertThat(foreign.replace("\n", "")).matches("[^\\p{Cc}\\p{Cf}\\p{Cs}]*");
    }
  }

  private static void staysInLine(Message message) {
    if (!message.hostile().toString().contains("```")) {
      assertThat(lines(message.hostile())).isLessThanOrEqualTo(lines(message.plain()));
    }
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
