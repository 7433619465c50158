package rollbackbot.version;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PatternLinesTest {

  @Test
  void takesTheFirstGroupAsItIs() {
    var lines = new PatternLines(Pattern.compile("Building release (v?[\\d.]+) on (\\w+)"));

    assertThat(lines.in("-----> Building release v4.1.1 on node\r"))
        .contains(new OutputVersion(Optional.empty(), "v4.1.1"));
    assertThat(lines.in("-----> Building something else")).isEmpty();
  }

  @Test
  void aGroupThatMatchedNothingIsNoVersion() {
    assertThat(new PatternLines(Pattern.compile("release(?: (\\d+))?")).in("release")).isEmpty();
    assertThat(new PatternLines(Pattern.compile("release( *)")).in("release ")).isEmpty();
  }

  @Test
  void theFirstSettlesIt() {
    var lines = new PatternLines(Pattern.compile("(\\d+)"));

    assertThat(lines.settles(new OutputVersion(Optional.empty(), "1"))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"(a+)+$", "(a|aa)+b", "((a*)*)*b", "(.*)(.*)(.*)(.*)(.*)b", "((?:a|b)*)c"})
  void aSlowPatternFindsNothingInsteadOfTakingForever(String pattern) {
    var lines = new PatternLines(Pattern.compile(pattern));

    assertThat(lines.in("a".repeat(1_000_000) + "!")).isEmpty();
  }
}
