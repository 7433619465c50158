package rollbackbot.release.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rollbackbot.version.OutputVersion;

class NameAtVersionLinesTest {
  private static final NameAtVersionLines LINES =
      new NameAtVersionLines(PackageNames.of("my-app", "my-app-prod", "1j1s-ETL.git"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # line                                                 | package         | version
          > 1j1s-etl@4.1.1 prepare                               | 1j1s-etl        | 4.1.1
          > 1j1s-etl@4.1.1                                       | 1j1s-etl        | 4.1.1
          > @acme/my-app@1.2.3 build                             | @acme/my-app    | 1.2.3
          > my-app@2.0.0-rc.1+build.5 build                      | my-app          | 2.0.0-rc.1+build.5
          '       > my-app@1.2.3 heroku-postbuild'               | my-app          | 1.2.3
          > my-app@1.2.3 build /build/1a2b3c                     | my-app          | 1.2.3
          [postdeploy-1234] > my-app@1.2.3 migrate               | my-app          | 1.2.3
          > My.App_2@v1.2.3 build                                | My.App_2        | 1.2.3
          """)
  void findsTheVersionOfAPackage(String line, String name, String version) {
    assertThat(LINES.in(line)).contains(new OutputVersion(Optional.of(name), version));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u001b[1m> my-app@1.2.3 build\u001b[0m\r",
        "> \u001b[32mmy-app@1.2.3\u001b[39m build\r\n",
        "[32m> my-app@1.2.3 build[0m",
        "\u001b[2K\u001b[1G> my-app@1.2.3 build"
      })
  void overlooksColoursAndLineEnds(String line) {
    assertThat(LINES.in(line)).contains(new OutputVersion(Optional.of("my-app"), "1.2.3"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-----> Installing node modules",
        "added 1203 packages, and audited 1204 packages in 14s",
        "+ my-app@1.2.3",
        "npm warn deprecated inflight@1.0.6: this module is not supported",
        "> core-js@3.6.5 postinstall /build/1a2b/node_modules/core-js",
        "my-app@1.2.3 build",
        "> my-app@latest build",
        "a>my-app@1.2.3 build",
        "write to > alice@example.com"
      })
  void leavesOtherLinesAlone(String line) {
    assertThat(LINES.in(line)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "my-app, true",
    "@acme/my-app, true",
    "MY-APP, true",
    "my-app-prod, true",
    "1j1s-etl, true",
    "my-app-tools, false",
    "@my-app/tools, false"
  })
  void settlesOnAPackageNamedLikeTheAppOrItsRepository(String name, boolean settles) {
    assertThat(LINES.settles(new OutputVersion(Optional.of(name), "1.2.3"))).isEqualTo(settles);
  }

  @Test
  void isNotSlowedDownByEndlessLines() {
    assertThat(LINES.in("> " + "a".repeat(1_000_000) + "@")).isEmpty();
    assertThat(LINES.in("> @".repeat(600))).isEmpty();
    assertThat(LINES.in(">" + " ".repeat(1_900) + "@")).isEmpty();
  }
}
