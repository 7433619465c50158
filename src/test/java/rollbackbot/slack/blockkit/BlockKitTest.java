package rollbackbot.slack.blockkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.slack.api.util.json.GsonFactory;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rollbackbot.text.Control;
import rollbackbot.text.Control.Style;
import rollbackbot.text.Draft;
import rollbackbot.text.Form;
import rollbackbot.text.Form.Field;
import rollbackbot.text.Language;
import rollbackbot.text.Message;
import rollbackbot.text.Text;
import rollbackbot.text.Wording;

/**
 * What Slack gets of each thing that a message or a form is made of, compared with files that
 * somebody approved; {@code mvn test -Dtest=BlockKitTest -Dapprove=true} rewrites them.
 */
class BlockKitTest {
  private static final boolean APPROVE = Boolean.getBoolean("approve");
  private static final Path FILES = Path.of("src/test/resources/rollbackbot/slack/blockkit");
  private static final Gson SLACK = GsonFactory.createSnakeCase();
  private static final Gson PRETTY =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
  private static final Wording ENGLISH = new Wording(Language.ENGLISH);
  private static final URI PAGE = URI.create("https://dashboard.example/d-42?a=1&b=2");

  private static void compare(String name, Object shown) throws IOException {
    var path = FILES.resolve(name + ".json");
    var json = PRETTY.toJson(SLACK.toJsonTree(shown)) + "\n";
    if (APPROVE) {
      Files.createDirectories(FILES);
      Files.writeString(path, json);
    }

    assertThat(json).isEqualTo(Files.readString(path));
  }

  private static Text word(String word) {
    return Text.foreign(word);
  }

  private static Control.Button button(String action, Style style) {
    return new Control.Button(action, word("Do <it>"), "id:7", style, Optional.empty());
  }

  private static Message message() {
    var asked =
        new Control.Confirmation(
            word("Sure?"), Text.code("a<b"), word("Yes"), word("No"), Style.DANGER);
    return new Draft()
        .header(word("🟠 my-app & more"))
        .section(Text.bold(word("Plan")), word("The plan"))
        .sections(List.of(word("one"), Text.lines(List.of(word("two"), word("three")))))
        .choice(word("FEATURE_X"), button("flag.disable.0", Style.USUAL).confirmedBy(asked))
        .controls(
            List.of(
                button("plan.confirm", Style.PRIMARY),
                button("rollback.give-up", Style.DANGER),
                new Control.Selection(
                    "plan.choose-version",
                    word("Another"),
                    List.of(
                        new Control.Option(word("4.0.0"), "id:7:0"),
                        new Control.Option(word("3.9.2"), "id:7:1")))))
        .context(word("small"))
        .message();
  }

  @Test
  void messageBecomesBlocksAndTheirText() throws IOException {
    compare("message", Blocks.of(message()));
  }

  @Test
  void messageBecomesAHome() throws IOException {
    compare("home", Views.home(message()));
  }

  @Test
  void formBecomesAModal() throws IOException {
    var note =
        new Form.Note(
            Language.FRENCH, "C0INCIDENTS", Optional.of("1.2"), "id:7", Optional.of("my-app"));
    var fields =
        List.<Field>of(
            new Field.Words(Text.code("postgresql")),
            new Field.Typed("reason", word("Why"), word("It fails")),
            new Field.OptionalTyped("version", word("Version"), word("4.0.0"), word("or nothing")),
            new Field.OneOf(
                "app",
                word("App"),
                word("Choose"),
                List.of("a", "b"),
                word("my-app"),
                Optional.of("b")),
            new Field.OneOf(
                "none", word("App"), word("Choose"), List.of(), word("my-app"), Optional.empty()),
            new Field.OfChannels("channel", word("Channel"), word("Choose"), word("Where")));

    compare(
        "modal",
        Views.modal(
            new Form("rollback.start", note, word("Title"), word("Go on"), word("No"), fields)));
  }

  @Test
  void piecesOfATextBecomeMarkup() {
    var text =
        Text.sentences(
            List.of(
                Text.foreign("<!here> `a` & b"),
                Text.code("`c` <d>"),
                Text.code(""),
                Text.mention("U0ALICE"),
                Text.mention("S0OPSTEAM"),
                Text.mention("<!channel>"),
                Text.channel("C0INCIDENTS"),
                Text.channel("no channel"),
                Text.link(PAGE, Text.foreign("a|b <c>")),
                Text.address(PAGE),
                ENGLISH.date(Instant.ofEpochSecond(1_795_374_800L))));

    assertThat(Mrkdwn.of(text))
        .isEqualTo(
            "&lt;!here&gt; 'a' &amp; b `'c' &lt;d&gt;` `?` <@U0ALICE> <!subteam^S0OPSTEAM>"
                + " `&lt;!channel&gt;` <#C0INCIDENTS> `no channel`"
                + " <https://dashboard.example/d-42?a=1&amp;b=2|a/b &lt;c&gt;>"
                + " <https://dashboard.example/d-42?a=1&amp;b=2|https://dashboard.example/d-42?a=1&amp;b=2>"
                + " <!date^1795374800^{date_short} {time}|22 Nov 2026 19:13 UTC>");
  }

  @Test
  void linesThatFitAreKeptFromTheSideThatWasAskedFor() {
    var lines = List.of("first line", "second line", "third line");

    assertThat(Mrkdwn.of(Text.lastLines(lines, 24))).isEqualTo("```\nsecond line\nthird line\n```");
    assertThat(Mrkdwn.of(Text.firstLines(lines, 24)))
        .isEqualTo("```\nfirst line\nsecond line\n…\n```");
  }

  @ParameterizedTest
  @CsvSource({"60, 40", "1, 1"})
  void noMoreBlocksThanSlackTakesButEveryButton(int sections, int shown) {
    var text = Text.foreign("x");
    var many =
        new Draft()
            .sections(Collections.nCopies(sections, text))
            .controls(Collections.nCopies(30, button("plan.confirm", Style.USUAL)))
            .message();

    assertThat(Blocks.of(many).blocks()).hasSize(shown + 2);
  }

  @Test
  void whatIsTooLongIsCut() {
    var line = "y".repeat(2_900);
    var rendered =
        Blocks.of(
            new Draft().sections(Collections.nCopies(3, Text.foreign(line, 2_900))).message());

    assertThat(rendered.text()).hasSizeLessThanOrEqualTo(3_500).endsWith("…");
    assertThat(SLACK.toJson(rendered.blocks())).hasSizeLessThan(6_000);
  }
}
