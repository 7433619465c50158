package rollbackbot.release.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import rollbackbot.release.App;
import rollbackbot.release.AppBuilder;

class VersionLinesForTest {

  @Test
  void anAppWithoutAPatternIsReadByNameAtVersion() {
    var lines = VersionLinesFor.app(app(Optional.empty()), "my-repository");

    var match = lines.in("> my-repository@1.2.3 build").orElseThrow();
    assertThat(match.version()).isEqualTo("1.2.3");
    assertThat(lines.settles(match)).isTrue();
  }

  @Test
  void anAppsOwnPatternReplacesNameAtVersion() {
    var lines = VersionLinesFor.app(app(Optional.of(Pattern.compile("is (.+)"))), "my-repository");

    assertThat(lines.in("> my-repository@1.2.3 build")).isEmpty();
    assertThat(lines.in("this is 1.2.3")).isPresent();
  }

  private static App app(Optional<Pattern> pattern) {
    return AppBuilder.named("my-app").versionPattern(pattern).build();
  }
}
