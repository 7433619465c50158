package rollbackbot.rollback;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Commits are written as one hexadecimal digit, which stands 40 times. */
class VersionIdentificationTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          # case                              | tags                    | git_ref | output                           | identified as
          tag at the commit                   | v4.0.0=a v4.1.1=b       | b       | -                                | tag v4.1.1 = 4.1.1
          tag and output agree                | v4.1.1=b                | b       | my-app@4.1.1                     | tag v4.1.1 = 4.1.1
          tag and output disagree             | v4.1.1=b                | b       | my-app@4.1.0                     | tag v4.1.1 = 4.1.1, output says 4.1.0
          one of several outputs agrees       | v4.1.1=b                | b       | tools@0.1.0 web@4.1.1            | tag v4.1.1 = 4.1.1
          the tagged output disagrees         | v4.1.1=b v4.0.0=a       | b       | my-app@9.9.9 web@4.0.0           | tag v4.1.1 = 4.1.1, output says 4.0.0
          the highest of several tags         | v4.9.0=b v4.10.0=b      | b       | -                                | tag v4.10.0 = 4.10.0
          a release comes after its candidate | v4.0.0=b v4.0.0-rc.1=b  | b       | -                                | tag v4.0.0 = 4.0.0
          tags of another format don't count  | web-9.0.0=b v4.1.1=b    | b       | -                                | tag v4.1.1 = 4.1.1
          only tags of another format         | latest=b web-9.0.0=b    | b       | -                                | unknown
          a short commit                      | v4.1.1=b                | b7      | -                                | tag v4.1.1 = 4.1.1
          a commit in capitals                | v4.1.1=b                | B       | -                                | tag v4.1.1 = 4.1.1
          too short a commit                  | v4.1.1=b                | b6      | -                                | unknown
          a branch's name                     | v4.1.1=b                | main    | my-app@4.1.1                     | output 4.1.1, tag v4.1.1
          no ref at all                       | v4.1.1=b                | -       | my-app@4.1.1                     | output 4.1.1, tag v4.1.1
          another commit                      | v4.1.1=b                | c       | my-app@4.1.2                     | output 4.1.2
          the output with a tag wins          | v2.0.0=a                | c       | my-app@4.1.2 web@2.0.0           | output 2.0.0, tag v2.0.0
          then the one named like the app     | v2.0.0=a                | c       | tools@1.0.0 @acme/my-app@4.1.2   | output 4.1.2
          or like the repository              | -                       | c       | tools@1.0.0 my-repo@4.1.2        | output 4.1.2
          then the first                      | -                       | c       | tools@1.0.0 web@4.1.2            | output 1.0.0
          found by a pattern, decorated       | v4.1.1=b                | c       | v4.1.1                           | output 4.1.1, tag v4.1.1
          found by a pattern, no number       | -                       | c       | nightly                          | output nightly
          nothing tells                       | -                       | c       | -                                | unknown
          """)
  void identifies(
      String name,
      @Nullable String tags,
      @Nullable String gitRef,
      @Nullable String output,
      String expected) {
    var identification =
        new VersionIdentification(
            tags(tags), new TagFormat("v{version}"), PackageNames.of("my-app", "my-repo"));

    var identified = identification.of(deployment(ref(gitRef)), output(output));

    assertThat(told(identified)).as(name).isEqualTo(expected);
  }

  @Test
  void aShortCommitThatFitsTwoTaggedOnesProvesNeither() {
    var tags =
        List.of(
            tag("v1.0.0", "1234567" + "a".repeat(33)), tag("v2.0.0", "1234567" + "b".repeat(33)));
    var identification =
        new VersionIdentification(tags, new TagFormat("v{version}"), PackageNames.of("my-app"));

    assertThat(identification.of(deployment(Optional.of("1234567")), List.of()))
        .isEqualTo(new IdentifiedVersion.Unknown(Optional.of("1234567")));
  }

  @Test
  void readsDecorationByTheAppsTagFormat() {
    var tags = List.of(tag("my-app-4.1.1-prod", "b".repeat(40)));
    var identification =
        new VersionIdentification(
            tags, new TagFormat("my-app-{version}-prod"), PackageNames.of("my-app"));

    assertThat(
            identification.of(
                deployment(Optional.empty()),
                List.of(new OutputVersion(Optional.empty(), "my-app-4.1.1-prod"))))
        .isEqualTo(
            new IdentifiedVersion.ByOutput(new Version("4.1.1"), Optional.of(tags.getFirst())));
  }

  private static String told(IdentifiedVersion identified) {
    return switch (identified) {
      case IdentifiedVersion.ByTag(var tag, var version, var outputSays) ->
          "tag %s = %s".formatted(tag.name(), version)
              + outputSays.map(other -> ", output says " + other).orElse("");
      case IdentifiedVersion.ByOutput(var version, var tag) ->
          "output " + version + tag.map(found -> ", tag " + found.name()).orElse("");
      case IdentifiedVersion.Unknown _ -> "unknown";
    };
  }

  private static List<Tag> tags(@Nullable String text) {
    return words(text)
        .map(word -> word.split("="))
        .map(parts -> tag(parts[0], parts[1].repeat(40)))
        .toList();
  }

  private static Tag tag(String name, String commit) {
    return new Tag(new TagName(name), new CommitId(commit), Optional.empty());
  }

  private static Optional<String> ref(@Nullable String text) {
    return Optional.ofNullable(text)
        .map(ref ->
            switch (ref.length()) {
              case 1 -> ref.repeat(40);
              case 2 -> ref.substring(0, 1).repeat(ref.charAt(1) - '0');
              default -> ref;
            });
  }

  private static List<OutputVersion> output(@Nullable String text) {
    return words(text)
        .map(word -> {
          int at = word.lastIndexOf('@');
          return at < 0
              ? new OutputVersion(Optional.empty(), word)
              : new OutputVersion(Optional.of(word.substring(0, at)), word.substring(at + 1));
        })
        .toList();
  }

  private static Stream<String> words(@Nullable String text) {
    return text == null ? Stream.of() : Arrays.stream(text.strip().split(" +"));
  }

  private static Deployment deployment(Optional<String> gitRef) {
    return new Deployment(
        new DeploymentId("d1"),
        Instant.EPOCH,
        new DeploymentStatus("success"),
        gitRef,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
