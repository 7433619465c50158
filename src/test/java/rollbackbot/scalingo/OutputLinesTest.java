package rollbackbot.scalingo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

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
        arguments("mise à jour", "mise à jour"));
  }

  @Test
  void theLastLineNeedsNoEnd() throws IOException {
    assertThat(lines("one\n\ntwo")).containsExactly("one", "", "two");
  }

  @Test
  void anOutputWithoutAnEndIsCutQuietly() throws IOException {
    var kilobyte = "x".repeat(1023) + "\n";
    var source = new Buffer();
    for (int i = 0; i < 5 * 1024; i++) {
      source.writeUtf8(kilobyte);
    }

    assertThat(all(source)).hasSize(4 * 1024);
  }

  @Test
  void aLineWithoutAnEndIsCutToo() throws IOException {
    var source = new Buffer().writeUtf8("x".repeat(5 << 20));

    assertThat(all(source)).singleElement().satisfies(line -> assertThat(line).hasSize(4 << 20));
  }

  private static List<String> lines(String text) throws IOException {
    return all(new Buffer().writeUtf8(text));
  }

  private static List<String> all(Buffer source) throws IOException {
    var output = new OutputLines(source);
    var lines = new ArrayList<String>();
    for (var line = output.next(); line.isPresent(); line = output.next()) {
      lines.add(line.get());
    }
    return lines;
  }
}
