package rollbackbot.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rollbackbot.release.App;
import rollbackbot.release.Release;
import rollbackbot.release.Target;
import rollbackbot.release.history.History;
import rollbackbot.release.history.HistoryEntry;
import rollbackbot.release.history.Marks;
import rollbackbot.release.history.Standing;
import rollbackbot.source.CommitId;
import rollbackbot.source.Tag;
import rollbackbot.version.Nearest;
import rollbackbot.version.TagNames;
import rollbackbot.version.Version;

/** The releases that production may go back to: what ran, and what a tag names. */
final class Targets {
  private static final int MOST_ALTERNATIVES = 25;

  private final History history;
  private final Standing standing;
  private final TagNames tags;
  private final Marks marks;

  Targets(App app, History history, Standing standing, Marks marks) {
    this.history = history;
    this.standing = standing;
    this.marks = marks;
    this.tags = new TagNames(history.tags(), app.tagFormat());
  }

  /** What a person may mean by a name, by its tag or as it ran. */
  Optional<Target> meant(Version wanted) {
    return tags.meant(wanted.text()).map(this::of).or(() -> deployedAs(wanted));
  }

  /** What ran and is called so, without a tag. */
  private Optional<Target> deployedAs(Version wanted) {
    return deployed().values().stream()
        .filter(target -> target.version().filter(wanted::isSameAs).isPresent())
        .findFirst();
  }

  /** What may have been meant, where nothing is called so. */
  Optional<String> nearest(String typed) {
    return Nearest.to(typed, deployed().values().stream().map(Target::label).toList())
        .or(() -> Nearest.to(typed, tags.versions()));
  }

  /** What ran at this commit; where nothing did, the commit itself. */
  Target at(CommitId commit) {
    return Optional.ofNullable(deployed().get(commit))
        .orElseGet(() -> neverDeployed(commit, tags.at(commit)));
  }

  private Target of(Tag tag) {
    return Optional.ofNullable(deployed().get(tag.commit()))
        .map(target -> called(target, tag))
        .orElseGet(() -> neverDeployed(tag.commit(), Optional.of(tag)));
  }

  /** Whoever names one of a commit's tags sees it by that name. */
  private Target called(Target target, Tag tag) {
    return new Target(
        Optional.of(tags.version(tag)),
        Optional.of(tag),
        Optional.empty(),
        target.deployedAt(),
        target.deployedBy(),
        target.source(),
        target.rolledAwayFrom(),
        target.proof(),
        target.outputSays());
  }

  private Target neverDeployed(CommitId commit, Optional<Tag> tag) {
    var version = tag.map(tags::version);
    return new Target(
        version,
        tag,
        tag.isPresent() ? Optional.empty() : Optional.of(commit),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        marks.on(commit, version.map(Version::text).orElseGet(commit::abbreviated)),
        Optional.empty(),
        Optional.empty());
  }

  /** What may be chosen by hand, newest first. */
  List<Target> alternatives() {
    var current = standing.current().map(HistoryEntry::release);
    return deployed().values().stream()
        .filter(target -> current.filter(from -> from.isAt(target.commit())).isEmpty())
        .filter(target -> !history.gone().contains(target.commit()))
        .limit(MOST_ALTERNATIVES)
        .toList();
  }

  /** What ran, newest first. */
  Map<CommitId, Target> deployed() {
    var targets = new LinkedHashMap<CommitId, Target>();
    for (var release : history.successes()) {
      of(release).ifPresent(it -> targets.putIfAbsent(it.commit(), it));
    }
    return targets;
  }

  /** As a target; empty where its commit is not known. */
  Optional<Target> of(Release release) {
    return release
        .identity()
        .map(commit ->
            new Target(
                release.version(),
                release.tag(),
                release.tag().isPresent() ? Optional.empty() : Optional.of(commit),
                Optional.of(release.deployedAt()),
                release.deployedBy(),
                Optional.of(release.source()),
                marks.on(release),
                release.proof(),
                release.outputSays()));
  }
}
