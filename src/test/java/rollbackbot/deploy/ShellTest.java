package rollbackbot.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A real shell takes each word for what it is. */
@Tag("whole")
class ShellTest {
  private static final List<String> WORDS =
      List.of(
          "release/v4.0.0",
          "",
          "a b",
          "'; touch x; '",
          "it's",
          "''''",
          "$(reboot)",
          "`reboot`",
          "${HOME}",
          "a;b|c&d>e<f",
          "\"quoted\"",
          "back\\slash",
          "!!",
          "~root",
          "*?[a]{b,c}",
          "#comment",
          "version-é-漢-🚀");

  @Test
  void aShellReadsEachWordAsItWasMeant() throws IOException, InterruptedException {
    var command = Stream.concat(Stream.of("printf", "%s\\n"), WORDS.stream());

    var line = ShellWords.line(command.toArray(String[]::new)).orElseThrow();

    assertThat(printed(line)).isEqualTo(String.join("\n", WORDS) + "\n");
  }

  private static String printed(String line) throws IOException, InterruptedException {
    var builder = new ProcessBuilder("sh", "-c", line).redirectErrorStream(true);
    builder.environment().put("LC_ALL", "C.UTF-8");
    var process = builder.start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    return output;
  }
}
