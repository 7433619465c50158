package rollbackbot.slack.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rollbackbot.text.Control;
import rollbackbot.text.Language;
import rollbackbot.text.Message;
import rollbackbot.text.Message.Part;
import rollbackbot.text.Text;

/** Few words, in both languages: who reads them at night has to decide. */
class BudgetTest {
  private static final Pattern WORD = Pattern.compile(".*[\\p{L}\\p{N}].*");
  private static final Set<String> WITH_DATABASE =
      Set.of("thread-plan-full", "thread-plan-with-database");
  private static final int MOST_LINES = 7;

  /**
   * Letters on a line of a phone of 390 px. Measured on the sandbox's page in Chromium: a message
   * has 313 px beside its avatar, all boards together take 7.27 px a letter (15 px), their headings
   * 8.7 px (17 px, bold).
   */
  private static final int LINE = 43;

  private static final int HEADING = 36;

  private static int mostWords(Language language) {
    return switch (language) {
      case ENGLISH -> 60;
      case FRENCH -> 65;
    };
  }

  @ParameterizedTest
  @EnumSource
  void aPlanIsShort(Language language) {
    var plans = views(language, BudgetTest::isPlan);

    assertThat(plans).hasSizeGreaterThan(20);
    plans.forEach((name, plan) ->
        assertThat(words(plan))
            .as(name)
            .isLessThanOrEqualTo(WITH_DATABASE.contains(name) ? 90 : mostWords(language)));
  }

  @ParameterizedTest
  @EnumSource
  void aBoardShowsItsButtonsWithoutScrolling(Language language) {
    var boards = views(language, name -> name.startsWith("board-"));

    assertThat(boards).hasSizeGreaterThan(50);
    assertThat(
            boards.entrySet().stream()
                .filter(board -> linesBeforeTheButtons(board.getValue()) > MOST_LINES)
                .map(board -> board.getKey() + ": " + linesBeforeTheButtons(board.getValue())))
        .isEmpty();
  }

  /** Of what a story seldom comes to as well: each state, each failure. */
  @ParameterizedTest
  @EnumSource
  void nothingIsSaidTwiceOfAnyExample(Language language) {
    var examples = Examples.in(language);
    Gallery.of(examples);

    assertThat(examples.shown).hasSizeGreaterThan(200);
    assertThat(
            examples.shown.entrySet().stream()
                .flatMap(shown ->
                    SaidTwice.in(shown.getKey(), shown.getValue(), Examples.NOW).stream()
                        .map(twice -> shown.getKey().state() + ": " + twice)))
        .isEmpty();
  }

  /** Of what one person is told as well. */
  @ParameterizedTest
  @EnumSource
  void norInAnyMessage(Language language) {
    assertThat(
            Gallery.of(Examples.in(language)).entrySet().stream()
                .flatMap(view -> SaidTwice.within(view.getValue(), view.getKey()).stream()))
        .isEmpty();
  }

  private static boolean isPlan(String name) {
    return name.startsWith("thread-plan") || name.startsWith("thread-archive-plan");
  }

  private static Map<String, Message> views(Language language, Predicate<String> which) {
    return Gallery.of(Examples.in(language)).entrySet().stream()
        .filter(entry -> which.test(entry.getKey()))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** All that is to be read, its buttons too; a list shows its label alone. */
  static long words(Message message) {
    return message.parts().stream()
        .flatMap(BudgetTest::texts)
        .flatMap(text -> Stream.of(text.plain().split("\\s+")))
        .filter(word -> WORD.matcher(word).matches())
        .count();
  }

  private static Stream<Text> texts(Part part) {
    return switch (part) {
      case Part.Heading(var text) -> Stream.of(text);
      case Part.Paragraph(var shown, _) -> Stream.of(shown);
      case Part.Named(_, var text) -> Stream.of(text);
      case Part.Commands _ -> Stream.of();
      case Part.Note(var text) -> Stream.of(text);
      case Part.Choice(var text, var beside) -> Stream.of(text, label(beside));
      case Part.Controls(var controls) -> controls.stream().map(BudgetTest::label);
    };
  }

  private static Text label(Control control) {
    return switch (control) {
      case Control.Button button -> button.label();
      case Control.Selection list -> list.placeholder();
    };
  }

  /** Down to the first button; the note at the end of a board without one doesn't count. */
  private static long linesBeforeTheButtons(Message board) {
    boolean hasButtons = board.parts().stream().anyMatch(Part.Controls.class::isInstance);
    return board.parts().stream()
        .takeWhile(part -> !(part instanceof Part.Controls))
        .filter(part -> hasButtons || !(part instanceof Part.Note))
        .mapToLong(part -> lines(part, part instanceof Part.Heading ? HEADING : LINE))
        .sum();
  }

  private static long lines(Part part, int width) {
    return texts(part)
        // Slack shows dates in the reader's own zone, without its name, and no marks.
        .map(text -> text.plain().replaceAll(" UTC|[*`]", ""))
        .flatMap(String::lines)
        .mapToLong(line -> wrapped(line, width))
        .sum();
  }

  /** No word is broken that fits a line. */
  private static long wrapped(String line, int width) {
    long lines = 1;
    int used = 0;
    for (var word : line.split(" ")) {
      int length = word.length();
      if (used > 0 && used + 1 + length > width) {
        lines++;
        used = length;
      } else {
        used += (used > 0 ? 1 : 0) + length;
      }
      lines += Math.max(0, (used - 1) / width);
      used = used > width ? used % width : used;
    }
    return lines;
  }
}
