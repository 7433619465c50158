package rollbackbot.version;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rollbackbot.source.CommitId;
import rollbackbot.source.Tag;
import rollbackbot.source.TagName;

class TagNamesTest {

  private static TagNames names(String format, String tags) {
    var all = Arrays.asList(tags.split(" ", -1));
    return new TagNames(
        all.stream().map(name -> tag(name, all.indexOf(name))).toList(), new TagFormat(format));
  }

  private static Tag tag(String name, int number) {
    return new Tag(new TagName(name), new CommitId("%040x".formatted(number)), Optional.empty());
  }

  /** Who reads 4.0.0 twice would pick the wrong one. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          v{version}       | v4.0.0 v4.1.0 release-4.0.0 | 4.0.0 4.1.0 release-4.0.0
          v{version}       | v4.0.0 4.0.0 4.1.0          | v4.0.0 4.0.0 4.1.0
          v{version}       | V4.0.0 4.0.0 v4.1.0         | V4.0.0 4.0.0 4.1.0
          release-{version} | release-4.0.0 v4.0.0 4.0.0 | release-4.0.0 v4.0.0 4.0.0
          prod/v{version}  | prod/v4.0.0 4.0.0 web/v4.0.0 | prod/v4.0.0 4.0.0 web/v4.0.0
          v{version}       | vv4.0.0 v4.0.0 4.0.0        | vv4.0.0 v4.0.0 4.0.0
          app-v{version}   | app-v4.0.0 v4.0.0 web-v4.0.0 | 4.0.0 v4.0.0 web-v4.0.0
          """)
  void noTwoCommitsAreCalledTheSame(String format, String tags, String called) {
    var names = names(format, tags);

    assertThat(Arrays.stream(tags.split(" ", -1)).map(names::named).map(Optional::orElseThrow))
        .extracting(tag -> names.version(tag).text())
        .containsExactly(called.split(" ", -1));
  }

  @Test
  void whatIsSuggestedNamesTheTagThatIsMeant() {
    var names = names("v{version}", "v4.0.0 4.0.0 v4.1.0");

    assertThat(names.versions()).containsExactly("4.0.0", "4.1.0", "refs/tags/4.0.0");
  }

  @Test
  void ofTwoThatLookAlikeNoneIsGuessed() {
    assertThat(names("v{version}", "V4.0.0 4.0.0").meant("v4.0.0")).isEmpty();
  }

  @Test
  void whatStandsAtTheSameCommitIsCalledAsEver() {
    var one = tag("v4.0.0", 1);
    var other = tag("4.0.0", 1);
    var names = new TagNames(List.of(one, other), new TagFormat("v{version}"));

    assertThat(names.version(one)).isEqualTo(new Version("4.0.0"));
    assertThat(names.version(other)).isEqualTo(new Version("4.0.0"));
  }

  /** Whatever stands beside it: what a plan is asked for is the tag that was typed. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          v{version}        | v4.0.0 4.0.0 V4.0.0 v4 v4.0
          {version}         | v4.0.0 4.0.0
          my-app-v{version} | my-app-v4.0.0 v4.0.0 4.0.0 other-v4.0.0
          v{version}        | v4.0.0+1 v4.0.0+2 v4.0.0-rc.1
          prod/{version}    | prod/4.0.0 4.0.0 v4.0.0 prod/v4.0.0
          v{version}        | vv1 v1 1
          """)
  void whatATagIsAskedForByFindsItAgain(String format, String tags) {
    var names = names(format, tags);

    for (var name : tags.split(" ", -1)) {
      var typed = names.named(name).orElseThrow();
      assertThat(names.meant(names.typed(typed).text())).as(name).contains(typed);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "4.0.0, v4.0.0",
    "v4.0.0, v4.0.0",
    "V4.0.0, v4.0.0",
    "refs/tags/v4.0.0, v4.0.0",
    "refs/tags/4.0.0, 4.0.0",
    "4.1.0, 4.1.0",
    "v4.1.0, 4.1.0",
    "4.2.0, v4.2.0+7",
    "release-5, release-5"
  })
  void whatIsTypedNamesOneTag(String typed, String tag) {
    var names = names("v{version}", "v4.0.0 4.0.0 4.1.0 v4.2.0+7 release-5");

    assertThat(names.meant(typed).map(Tag::name)).contains(new TagName(tag));
  }

  @ParameterizedTest
  @CsvSource({"4.3.0", "4.0", "v", "refs/tags/", "release"})
  void whatNamesNoneOrSeveralIsNotGuessed(String typed) {
    var names = names("v{version}", "v4.0.0 v4.3.0+1 v4.3.0+2 release-5");

    assertThat(names.meant(typed)).isEmpty();
  }
}
