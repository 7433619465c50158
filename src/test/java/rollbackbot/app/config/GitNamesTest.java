package rollbackbot.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The cases of {@code git check-ref-format --branch}. */
class GitNamesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "release/v4.0.0",
        "v1",
        "a-b_c",
        "a/b/c",
        "a@b",
        "ü",
        "release/v1.0.0+build",
        "{x}"
      })
  void takesWhatGitTakes(String name) {
    assertThat(GitNames.isLegalBranch(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "/a",
        "a/",
        "a//b",
        ".a",
        "a/.b",
        "a..b",
        "a.lock",
        "a.lock/b",
        "a.",
        "a b",
        "a~b",
        "a^b",
        "a:b",
        "a?b",
        "a*b",
        "a[b",
        "a\\b",
        "a@{b",
        "@",
        "-a",
        "HEAD",
        "a\tb",
        "a\u007fb"
      })
  void refusesWhatGitRefuses(String name) {
    assertThat(GitNames.isLegalBranch(name)).isFalse();
  }
}
