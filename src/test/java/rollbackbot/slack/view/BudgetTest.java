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

  /** Letters on a line of a phone of 390 px, in 15 px; a heading is bold, in 18 px. */
  private static final int PHONE = 45;

  private static final int UNBROKEN = Integer.MAX_VALUE;

  /** With its buttons that is half of a phone's screen of 844 px. */
  private static final int MOST_ON_A_PHONE = 12;

  /** What would make a rollback go wrong comes on top. */
  private static final Set<String> WARNED =
      Set.of("board-deciding-warned", "board-trouble-deploying", "board-end-given-up");

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
    boards.forEach((name, board) -> {
      assertThat(linesBeforeTheButtons(board, UNBROKEN)).as(name).isLessThanOrEqualTo(MOST_LINES);
      assertThat(linesBeforeTheButtons(board, PHONE))
          .as("%s on a phone", name)
          .isLessThanOrEqualTo(WARNED.contains(name) ? MOST_ON_A_PHONE + 2 : MOST_ON_A_PHONE);
    });
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

  private static long linesBeforeTheButtons(Message board, int width) {
    return board.parts().stream()
        .takeWhile(part -> !(part instanceof Part.Controls))
        .filter(part -> !(part instanceof Part.Note))
        .mapToLong(part -> lines(part, part instanceof Part.Heading ? width / 4 * 3 : width))
        .sum();
  }

  private static long lines(Part part, int width) {
    return texts(part)
        // Slack shows dates in the reader's own zone, without its name.
        .map(text -> text.plain().replace(" UTC", ""))
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
