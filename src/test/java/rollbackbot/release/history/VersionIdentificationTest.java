package rollbackbot.release.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rollbackbot.release.Deployment;
import rollbackbot.release.DeploymentId;
import rollbackbot.release.DeploymentStatus;
import rollbackbot.release.Release;
import rollbackbot.source.CommitId;
import rollbackbot.source.Tag;
import rollbackbot.source.TagName;
import rollbackbot.version.CommitProof;
import rollbackbot.version.OutputVersion;
import rollbackbot.version.TagFormat;
import rollbackbot.version.TagNames;

/** Commits are written as one hexadecimal digit, which stands 40 times. */
class VersionIdentificationTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          # case                              | tags                    | git_ref | output                           | identified as
          tag at the commit                   | v4.0.0=a v4.1.1=b       | b       | -                                | 4.1.1 by tag v4.1.1
          tag and output agree                | v4.1.1=b                | b       | my-app@4.1.1                     | 4.1.1 by tag v4.1.1
          build metadata is no difference     | v4.1.1=b                | b       | my-app@4.1.1+linux               | 4.1.1 by tag v4.1.1
          tag and output disagree             | v4.1.1=b                | b       | my-app@4.1.0                     | 4.1.1 by tag v4.1.1, prints 4.1.0
          a package's number of three parts   | v4.1=b                  | b       | my-app@4.1.0                     | 4.1 by tag v4.1
          a day as a package writes it        | v2026.11.02=b           | b       | my-app@2026.11.2                 | 2026.11.02 by tag v2026.11.02
          a name that ends with the number    | my-app-v4.1.1=b         | b       | my-app@4.1.1                     | my-app-v4.1.1 by tag my-app-v4.1.1
          a name that ends with more of it    | web-14.1.1=b            | b       | my-app@4.1.1                     | web-14.1.1 by tag web-14.1.1, prints 4.1.1
          a tag that floats                   | v4=b v4.1.1-rc.1=b v4.1.1=b v4.1=b latest=b | b | -          | 4.1.1 by tag v4.1.1
          one of several outputs agrees       | v4.1.1=b                | b       | tools@0.1.0 web@4.1.1            | 4.1.1 by tag v4.1.1
          the app's own output disagrees      | v4.1.1=b v4.0.0=a       | b       | my-app@9.9.9 web@4.0.0           | 4.1.1 by tag v4.1.1, prints 9.9.9
          the highest of several tags         | v4.9.0=b v4.10.0=b      | b       | -                                | 4.10.0 by tag v4.10.0
          a release comes after its candidate | v4.0.0=b v4.0.0-rc.1=b  | b       | -                                | 4.0.0 by tag v4.0.0
          a day's second revision             | v2026.11.02=b v2026.11.02.1=b | b | -                                | 2026.11.02.1 by tag v2026.11.02.1
          a counter                           | v99=b v100=b            | b       | -                                | 100 by tag v100
          letters                             | vpuffin=b               | b       | -                                | puffin by tag vpuffin
          tags of the format come first       | web-9.0.0=b v4.1.1=b    | b       | -                                | 4.1.1 by tag v4.1.1
          only tags of another format         | web-9.0.0=b             | b       | -                                | web-9.0.0 by tag web-9.0.0
          a short commit                      | v4.1.1=b                | b7      | -                                | 4.1.1 by tag v4.1.1
          a commit in capitals                | v4.1.1=b                | B       | -                                | 4.1.1 by tag v4.1.1
          too short a commit                  | v4.1.1=b                | b6      | -                                | bbbbbb, no commit
          a tag's name                        | v4.1.1=b                | v4.1.1  | -                                | 4.1.1 by tag v4.1.1, told by its name
          a tag's name of digits              | 20261102=b              | 20261102 | -                               | 20261102 by tag 20261102, told by its name
          a tag's full name                   | v4.1.1=b                | refs/tags/v4.1.1 | -                       | 4.1.1 by tag v4.1.1, told by its name
          a tag's name, another one higher    | v4.1.1=b v4.2.0=b       | v4.1.1  | -                                | 4.1.1 by tag v4.1.1, told by its name
          the linked branch is no tag         | main=a v4.1.1=b         | main    | -                                | main, no commit
          a branch's name                     | v4.1.1=b                | stable  | my-app@4.1.1                     | 4.1.1 by number, tag v4.1.1
          no ref at all                       | v4.1.1=b                | -       | my-app@4.1.1                     | 4.1.1 by number, tag v4.1.1
          no ref, and no tag                  | v4.1.1=b                | -       | my-app@4.1.2                     | 4.1.2, no commit
          a commit that no tag names          | v4.1.1=b                | c       | my-app@4.1.2                     | 4.1.2 by output
          its number is another commit's tag  | v4.1.1=b                | c       | my-app@4.1.1                     | ccccccc, prints 4.1.1, whose tag is elsewhere
          or that of a tag of another format  | 4.1.1=b                 | c       | my-app@4.1.1                     | ccccccc, prints 4.1.1, whose tag is elsewhere
          two tags of the same number         | v4.1.1=b 4.1.1=c        | b       | my-app@4.1.1                     | v4.1.1 by tag v4.1.1
          and the other of them               | v4.1.1=b 4.1.1=c        | c       | my-app@4.1.1                     | 4.1.1 by tag 4.1.1
          the app's own line wins over a tag  | v2.0.0=a                | c       | tools@2.0.0 @acme/my-app@4.1.2   | 4.1.2 by output
          or the repository's                 | -                       | c       | tools@1.0.0 my-repo@4.1.2        | 4.1.2 by output
          then the first                      | v4.1.2=a                | c       | tools@1.0.0 web@4.1.2            | 1.0.0 by output
          found by a pattern, decorated       | v4.1.1=b                | -       | v4.1.1                           | 4.1.1 by number, tag v4.1.1
          found by a pattern, no number       | -                       | c       | nightly                          | nightly by output
          nothing tells                       | -                       | c       | -                                | ccccccc
          """)
  void identifies(
      String name,
      @Nullable String tags,
      @Nullable String gitRef,
      @Nullable String output,
      String expected) {
    var identified = identify(tags(tags), "v{version}", ref(gitRef), output(output));

    assertThat(told(identified)).as(name).isEqualTo(expected);
  }

  @Test
  void aShortCommitThatFitsTwoKnownOnesProvesNeither() {
    var tags =
        List.of(
            tag("v1.0.0", "1234567" + "a".repeat(33)), tag("v2.0.0", "1234567" + "b".repeat(33)));

    var identified = identify(tags, "v{version}", Optional.of("1234567"), List.of());

    assertThat(told(identified)).isEqualTo("1234567, no commit");
  }

  @Test
  void readsDecorationByTheAppsTagFormat() {
    var tags = List.of(tag("my-app-4.1.1-prod", "b".repeat(40)));
    var output = List.of(new OutputVersion(Optional.empty(), "my-app-4.1.1-prod"));

    var identified = identify(tags, "my-app-{version}-prod", Optional.empty(), output);

    assertThat(told(identified)).isEqualTo("4.1.1 by number, tag my-app-4.1.1-prod");
  }

  @Test
  void aTagOfAnotherFormatKeepsItsWholeNameWhereTheBareOneIsTaken() {
    var tags = List.of(tag("v4.0.0", "b".repeat(40)), tag("my-app-v4.0.0", "a".repeat(40)));

    var identified = identify(tags, "my-app-v{version}", Optional.of("b".repeat(40)), List.of());

    assertThat(told(identified)).isEqualTo("v4.0.0 by tag v4.0.0");
  }

  /** A rollback's own deployment, of which the platform tells the branch, or less. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          # git_ref         | what is known
          release/v4.0.0    | 4.0.0 ASKED_FOR
          -                 | 4.0.0 ASKED_FOR
          bbbbbbb           | 4.0.0 COMMIT
          v3.9.0            | 3.9.0 TAG_NAME
          aaaaaaa           | 3.9.0 COMMIT
          ccccccc           | ccccccc nothing
          """)
  void whatWeAskedForHoldsWhereThePlatformNamesNoCommit(@Nullable String ref, String known) {
    var deployment = deployment(Optional.ofNullable(ref));
    var tags = List.of(tag("v4.0.0", "b".repeat(40)), tag("v3.9.0", "a".repeat(40)));

    var release =
        identification(tags, "v{version}", Map.of(deployment.id(), new CommitId("b".repeat(40))))
            .identify(List.of(deployment), Map.of())
            .getFirst()
            .release();

    assertThat(release.label() + " " + release.proof().map(CommitProof::name).orElse("nothing"))
        .isEqualTo(known);
  }

  private static Release identify(
      List<Tag> tags, String format, Optional<String> ref, List<OutputVersion> output) {
    var deployment = deployment(ref);
    return identification(tags, format, Map.of())
        .identify(List.of(deployment), Map.of(deployment.id(), output))
        .getFirst()
        .release();
  }

  private static VersionIdentification identification(
      List<Tag> tags, String format, Map<DeploymentId, CommitId> pinned) {
    return new VersionIdentification(
        new TagNames(tags, new TagFormat(format)),
        PackageNames.of("my-app", "my-repo"),
        Optional.of("main"),
        Map.of(),
        pinned);
  }

  private static String told(Release release) {
    var source =
        switch (release.source()) {
          case TAG -> " by tag " + release.tag().orElseThrow().name();
          case OUTPUT ->
              release
                  .tag()
                  .map(tag -> " by number, tag " + tag.name())
                  .orElse(release.proof().isPresent() ? " by output" : "");
          case NONE -> "";
        };
    return release.label()
        + source
        + (release.proof().filter(CommitProof.TAG_NAME::equals).isPresent()
            ? ", told by its name"
            : "")
        + release
            .outputSays()
            .map(said ->
                ", prints "
                    + said.text()
                    + said.tag().map(_ -> ", whose tag is elsewhere").orElse(""))
            .orElse("")
        + (release.identity().isEmpty() ? ", no commit" : "");
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
