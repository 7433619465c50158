package rollbackbot.release.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import rollbackbot.release.App;
import rollbackbot.release.AppName;
import rollbackbot.release.ApprovalRule;
import rollbackbot.release.Operators;
import rollbackbot.release.PlatformApp;
import rollbackbot.release.TicketSystem;
import rollbackbot.version.TagFormat;

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
    return new App(
        new AppName("my-app"),
        new PlatformApp("my-app-prod", "osc-fr1"),
        Optional.empty(),
        new TagFormat("v{version}"),
        "release/{tag}",
        pattern,
        new Operators.Everyone(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        TicketSystem.NONE,
        List.of(),
        Optional.empty(),
        ApprovalRule.NONE);
  }
}
