package rollbackbot.rollback;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import rollbackbot.release.App;
import rollbackbot.release.Deployment;
import rollbackbot.release.DeploymentId;
import rollbackbot.release.history.History;
import rollbackbot.release.history.HistoryEntry;
import rollbackbot.release.history.PackageNames;
import rollbackbot.release.history.VersionIdentification;
import rollbackbot.source.BranchName;
import rollbackbot.source.CommitId;
import rollbackbot.source.Tag;
import rollbackbot.version.OutputVersion;
import rollbackbot.version.TagNames;

/**
 * Histories in a few letters. A deployment is {@code ref:output!end}: a ref of one digit is a
 * commit, the digit 40 times; with a 7 behind it, its first seven digits; {@code -} is none; other
 * words are tags or branches. The output's version and the end are left out where there is no
 * output, and for a success. A tag is {@code name=commit}.
 */
final class HistoryNotation {
  private static final Pattern DEPLOYMENT =
      Pattern.compile("(?<ref>[^:!]+)(?::(?<output>[^!]+))?(?:!(?<end>.+))?");
  private static final int NEWEST = 1000;

  private HistoryNotation() {}

  static History history(App app, List<String> newestFirst, List<Tag> tags, Set<String> marks) {
    return history(app, newestFirst, tags, Map.of(), marks);
  }

  static History history(
      App app,
      List<String> newestFirst,
      List<Tag> tags,
      Map<BranchName, CommitId> branches,
      Set<String> marks) {
    return Examples.history(entries(app, newestFirst, tags, branches), tags, branches, marks);
  }

  static List<HistoryEntry> entries(App app, List<String> newestFirst, List<Tag> tags) {
    return entries(app, newestFirst, tags, Map.of());
  }

  private static List<HistoryEntry> entries(
      App app, List<String> newestFirst, List<Tag> tags, Map<BranchName, CommitId> branches) {
    var outputs = new HashMap<DeploymentId, List<OutputVersion>>();
    var deployments =
        IntStream.range(0, newestFirst.size())
            .mapToObj(index -> deployment(NEWEST - index, newestFirst.get(index), outputs))
            .toList();
    return identification(app, tags, branches).identify(deployments, outputs);
  }

  private static Deployment deployment(
      int number, String word, Map<DeploymentId, List<OutputVersion>> outputs) {
    var match = DEPLOYMENT.matcher(word);
    if (!match.matches()) {
      throw new IllegalArgumentException(word);
    }
    var end = Optional.ofNullable(match.group("end")).orElse("success");
    var deployment = Examples.deployment(number, end, ref(match.group("ref")));
    Optional.ofNullable(match.group("output"))
        .ifPresent(version ->
            outputs.put(
                deployment.id(), List.of(new OutputVersion(Optional.of("my-app"), version))));
    return deployment;
  }

  static VersionIdentification identification(
      App app, List<Tag> tags, Map<BranchName, CommitId> branches) {
    return new VersionIdentification(
        new TagNames(tags, app.tagFormat()),
        PackageNames.of("my-app"),
        Optional.of("main"),
        branches,
        Map.of());
  }

  static List<Tag> tags(@Nullable String text) {
    return words(text).stream()
        .map(word -> word.split("=", -1))
        .map(parts -> Examples.tag(parts[0], Examples.commit(parts[1].charAt(0))))
        .toList();
  }

  static Map<BranchName, CommitId> branches(@Nullable String text) {
    return tags(text).stream()
        .collect(Collectors.toMap(it -> new BranchName(it.name().value()), Tag::commit));
  }

  static List<String> words(@Nullable String text) {
    return text == null || text.isBlank()
        ? List.of()
        : Stream.of(text.strip().split(" +")).flatMap(HistoryNotation::repeated).toList();
  }

  /** {@code 24x4!build-error} is the same deployment 24 times. */
  private static Stream<String> repeated(String word) {
    var times = Pattern.compile("(\\d+)x(.+)").matcher(word);
    return times.matches()
        ? IntStream.range(0, Integer.parseInt(times.group(1))).mapToObj(_ -> times.group(2))
        : Stream.of(word);
  }

  static Set<String> marks(@Nullable String text) {
    return text == null ? Set.of() : Set.copyOf(Arrays.asList(text.split(" ", -1)));
  }

  private static Optional<String> ref(String text) {
    return switch (text.length()) {
      case 1 -> text.equals("-") ? Optional.empty() : Optional.of(text.repeat(40));
      case 2 -> Optional.of(text.substring(0, 1).repeat(7));
      default -> Optional.of(text);
    };
  }
}
