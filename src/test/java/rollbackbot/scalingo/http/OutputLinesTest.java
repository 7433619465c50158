package rollbackbot.scalingo.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutputLinesTest {

  @ParameterizedTest
  @MethodSource("printedAndPlain")
  void coloursAndLineEndsAreTakenOff(String printed, String plain) throws IOException {
    assertThat(lines(printed)).containsExactly(plain);
  }

  static List<Arguments> printedAndPlain() {
    return List.of(
        arguments("plain text", "plain text"),
        arguments("\u001B[1m<-- bold -->\u001B[0m", "<-- bold -->"),
        arguments("\u001B[38;5;208m> my-app@4.0.0 prepare\u001B[0m\r\n", "> my-app@4.0.0 prepare"),
        arguments("\u001B[2K\u001B[1Gerased", "erased"),
        arguments("\u001B]8;;https://example.com\u0007a link\u001B]8;;\u0007", "a link"),
        arguments("twice\r\r\n", "twice"),
        arguments("\u001B(B\u001B[mplain again", "plain again"),
        arguments("\u001B7saved\u001B8", "saved"),
        arguments("cut short\u001B[", "cut short"),
        arguments("mise à jour", "mise à jour"));
  }

  @Test
  void theLastLineNeedsNoEnd() throws IOException {
    assertThat(lines("one\n\ntwo")).containsExactly("one", "", "two");
  }

  @ParameterizedTest
  @MethodSource("outputsAndTails")
  void theTailIsWhatATerminalWouldShow(String printed, List<String> tail) throws IOException {
    assertThat(tail(printed, 3)).isEqualTo(tail);
  }

  static List<Arguments> outputsAndTails() {
    return List.of(
        arguments("a\r\nb\r\nc\r\nd\r\n", List.of("b", "c", "d")),
        arguments("build\n10 %\r20 %\r30 %\rdone\nerror", List.of("build", "done", "error")),
        arguments("build\n\r10 %\r20 %\r99 %\nerror\n", List.of("build", "99 %", "error")),
        arguments("build\n10 %\r20 %\r99 %\r", List.of("build", "99 %")),
        arguments("build\n10 %\r99 %\r\u001B[K\nerror\n", List.of("build", "99 %", "error")),
        arguments("a\n\u001B]0;no end\nb\n", List.of("a", "", "b")));
  }

  @Test
  void versionsBetweenBareCarriageReturnsAreLinesOfTheirOwn() throws IOException {
    assertThat(lines("installing 10 %\r> my-app@4.0.0 prepare\rdone\n"))
        .containsExactly("installing 10 %", "> my-app@4.0.0 prepare", "done");
  }

  @Test
  void anOutputIsCutWhereItsReaderWishes() throws IOException {
    var output = new OutputLines(new Buffer().writeUtf8("one\ntwo\nthree\n"), 6);

    assertThat(all(output)).containsExactly("one", "tw");
    assertThat(output.wasCut()).isTrue();
    assertThat(output.bytesRead()).isEqualTo(6);
  }

  @Test
  void anOutputReadToItsLastByteIsNotCut() throws IOException {
    var output = new OutputLines(new Buffer().writeUtf8("one\ntwo\n"), 8);

    assertThat(all(output)).containsExactly("one", "two");
    assertThat(output.wasCut()).isFalse();
  }

  @Test
  void ofALineWithoutAnEndBothEndsAreKept() throws IOException {
    var source = new Buffer().writeUtf8("first " + "x".repeat(5 << 20) + " last");

    assertThat(all(new OutputLines(source, Long.MAX_VALUE)))
        .singleElement()
        .satisfies(line -> assertThat(line).startsWith("first x").endsWith("x last"))
        .satisfies(line -> assertThat(line.length()).isLessThan(17 << 10));
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 1, 4_000})
  void aLineIsWholeUntilBothEndsAreFull(int more) throws IOException {
    int room = PrintedLine.BEGINNING + PrintedLine.END;
    var text = "é" + "0123456789".repeat(3_000).substring(0, room + more - 2);

    assertThat(lines(text))
        .singleElement()
        .matches(line -> line.contains(" … ") == more > 0)
        .matches(line -> line.startsWith(text.substring(0, 8_000)))
        .matches(line -> line.endsWith(text.substring(text.length() - 8_000)));
  }

  /** The name falls into the gap, and half of the value would be read without it. */
  @Test
  void noPieceOfAWordIsLeftWhereALineIsCut() throws IOException {
    var piece = Pattern.compile("[a-z]{3,}");
    for (int place = 0; place < 40; place++) {
      var text =
          "1".repeat(PrintedLine.BEGINNING - place)
              + " A=\"correcthorsebattery\" "
              + "2 ".repeat(10_000)
              + " B=\"correcthorsebattery\" "
              + "3".repeat(PrintedLine.END - place);

      assertThat(lines(text))
          .singleElement()
          .satisfies(line ->
              assertThat(
                      piece
                          .matcher(line.replace("\"correcthorsebattery\"", ""))
                          .results()
                          .map(MatchResult::group))
                  .isEmpty());
    }
  }

  private static List<String> lines(String text) throws IOException {
    return all(new OutputLines(new Buffer().writeUtf8(text), Long.MAX_VALUE));
  }

  private static List<String> all(OutputLines output) throws IOException {
    var lines = new ArrayList<String>();
    for (var line = output.next(); line.isPresent(); line = output.next()) {
      lines.add(line.get().text());
    }
    return lines;
  }

  private static List<String> tail(String text, int count) throws IOException {
    var output = new OutputLines(new Buffer().writeUtf8(text), Long.MAX_VALUE);
    var tail = new LastLines(count);
    for (var line = output.next(); line.isPresent(); line = output.next()) {
      tail.add(line.get());
    }
    return tail.lines();
  }
}
