package rollbackbot.release.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import rollbackbot.release.Deployment;
import rollbackbot.release.DeploymentId;
import rollbackbot.release.Release;
import rollbackbot.source.BranchName;
import rollbackbot.source.CommitId;
import rollbackbot.source.Tag;
import rollbackbot.version.CommitProof;
import rollbackbot.version.OutputVersion;
import rollbackbot.version.Printed;
import rollbackbot.version.TagNames;
import rollbackbot.version.Version;
import rollbackbot.version.VersionSource;

/**
 * Tells what deployments put into service: the commit where it is known, and what people call it.
 * An output's number stands for a commit only where the commit isn't known.
 */
public final class VersionIdentification {
  private final TagNames tags;
  private final PackageNames names;
  private final Optional<String> linkedBranch;
  private final Map<BranchName, CommitId> branches;
  private final Map<DeploymentId, CommitId> pinned;

  /**
   * How one app's deployments are identified.
   *
   * @param branches those that are known: a ref of their name is no tag
   * @param pinned the commits that we asked for, which hold where the platform names none
   */
  public VersionIdentification(
      TagNames tags,
      PackageNames names,
      Optional<String> linkedBranch,
      Map<BranchName, CommitId> branches,
      Map<DeploymentId, CommitId> pinned) {
    this.tags = tags;
    this.names = names;
    this.linkedBranch = linkedBranch;
    this.branches = branches;
    this.pinned = pinned;
  }

  private record Known(CommitId commit, CommitProof proof) {}

  /**
   * Identifies all of a history at once: a number that several commits print names none of them.
   *
   * @param outputs the versions that outputs tell, by deployment, as far as they were read
   */
  public List<HistoryEntry> identify(
      List<Deployment> newestFirst, Map<DeploymentId, List<OutputVersion>> outputs) {
    var commits = known(newestFirst);
    var printedBy = new HashMap<String, Set<CommitId>>();
    for (var deployment : newestFirst) {
      var commit = commits.get(deployment.id());
      var number = chosen(outputs.getOrDefault(deployment.id(), List.of()));
      if (commit != null && number.isPresent()) {
        printedBy
            .computeIfAbsent(number.get().withoutBuild(), _ -> new HashSet<>())
            .add(commit.commit());
      }
    }
    var entries = new ArrayList<HistoryEntry>();
    for (var deployment : newestFirst) {
      var output = outputs.getOrDefault(deployment.id(), List.of());
      var commit = Optional.ofNullable(commits.get(deployment.id()));
      var release =
          commit
              .map(known -> atCommit(deployment, known, output, printedBy))
              .orElseGet(() -> withoutCommit(deployment, output, printedBy));
      entries.add(new HistoryEntry(deployment, release));
    }
    return List.copyOf(entries);
  }

  /** The commits that are known without any output. */
  Map<DeploymentId, CommitId> commits(List<Deployment> deployments) {
    var commits = new HashMap<DeploymentId, CommitId>();
    known(deployments).forEach((id, known) -> commits.put(id, known.commit()));
    return commits;
  }

  private Map<DeploymentId, Known> known(List<Deployment> deployments) {
    var whole = new HashSet<CommitId>(tags.commits());
    whole.addAll(pinned.values());
    for (var deployment : deployments) {
      deployment
          .gitRef()
          .map(CommitId::lower)
          .filter(CommitId::isWhole)
          .map(CommitId::new)
          .ifPresent(whole::add);
    }
    var known = new HashMap<DeploymentId, Known>();
    for (var deployment : deployments) {
      deployment
          .gitRef()
          .flatMap(ref -> named(ref, whole))
          .or(() -> pinned(deployment))
          .ifPresent(it -> known.put(deployment.id(), it));
    }
    return known;
  }

  /** What we asked for, unless the platform tells the first digits of another commit. */
  private Optional<Known> pinned(Deployment deployment) {
    return Optional.ofNullable(pinned.get(deployment.id()))
        .filter(commit -> !isOtherThan(deployment.gitRef(), commit))
        .map(commit -> new Known(commit, CommitProof.ASKED_FOR));
  }

  /** A whole commit, a prefix of one that is known, or a tag's exact name; no branch proves one. */
  private Optional<Known> named(String ref, Set<CommitId> whole) {
    var lower = CommitId.lower(ref);
    if (CommitId.isWhole(lower)) {
      return Optional.of(new Known(new CommitId(lower), CommitProof.COMMIT));
    }
    var fitting = whole.stream().filter(commit -> commit.isNamedBy(ref)).toList();
    if (!fitting.isEmpty()) {
      return fitting.size() == 1
          ? Optional.of(new Known(fitting.getFirst(), CommitProof.COMMIT))
          : Optional.empty();
    }
    return linkedBranch.filter(ref::equals).isPresent()
        ? Optional.empty()
        : tags.named(ref)
            .filter(tag -> !isBranchElsewhere(ref, tag))
            .map(tag -> new Known(tag.commit(), CommitProof.TAG_NAME));
  }

  private boolean isBranchElsewhere(String ref, Tag tag) {
    return Optional.ofNullable(branches.get(new BranchName(ref)))
        .filter(head -> !head.equals(tag.commit()))
        .isPresent();
  }

  private Release atCommit(
      Deployment deployment,
      Known known,
      List<OutputVersion> output,
      Map<String, Set<CommitId>> printedBy) {
    var number = chosen(output);
    var named =
        known.proof() == CommitProof.TAG_NAME
            ? tags.named(deployment.gitRef().orElseThrow())
            : tags.at(known.commit());
    var commit = Optional.of(known.commit().value());
    if (named.isPresent()) {
      var version = tags.version(named.get());
      boolean agrees = output.stream().map(this::version).anyMatch(version::mayPrint);
      return release(
          deployment,
          Optional.of(version),
          commit,
          VersionSource.TAG,
          number.filter(_ -> !agrees).map(it -> printed(it, known.commit(), printedBy)),
          named,
          Optional.of(known.proof()));
    }
    var said = number.map(it -> printed(it, known.commit(), printedBy));
    boolean names =
        said.filter(it -> it.tag().isEmpty() && it.commits().equals(Optional.of(1))).isPresent();
    return release(
        deployment,
        names ? number : Optional.empty(),
        commit,
        names ? VersionSource.OUTPUT : VersionSource.NONE,
        names ? Optional.empty() : said,
        Optional.empty(),
        Optional.of(known.proof()));
  }

  /** A number stands for its tag's commit, unless that is known to be another. */
  private Release withoutCommit(
      Deployment deployment, List<OutputVersion> output, Map<String, Set<CommitId>> printedBy) {
    var number = chosen(output);
    var tag = number.flatMap(tags::of);
    var elsewhere = tag.filter(it -> isOtherThan(deployment.gitRef(), it.commit()));
    var printing =
        new HashSet<>(
            number.map(it -> printedBy.getOrDefault(it.withoutBuild(), Set.of())).orElse(Set.of()));
    if (!printing.isEmpty()) {
      tag.map(Tag::commit).ifPresent(printing::add);
    }
    if (number.isEmpty() || elsewhere.isPresent() || printing.size() > 1) {
      var commits = printing.size() > 1 ? Optional.of(printing.size()) : Optional.<Integer>empty();
      return release(
          deployment,
          Optional.empty(),
          deployment.gitRef(),
          VersionSource.NONE,
          number.map(it -> new Printed(it.text(), commits, elsewhere)),
          Optional.empty(),
          Optional.empty());
    }
    return release(
        deployment,
        number,
        deployment.gitRef(),
        VersionSource.OUTPUT,
        Optional.empty(),
        tag,
        tag.map(_ -> CommitProof.NUMBER));
  }

  /** Whether a commit's first digits are told, and aren't this one's. */
  private static boolean isOtherThan(Optional<String> ref, CommitId commit) {
    return ref.filter(CommitId::looksLikeCommit)
        .filter(digits -> !commit.isNamedBy(digits))
        .isPresent();
  }

  private static Release release(
      Deployment deployment,
      Optional<Version> version,
      Optional<String> commit,
      VersionSource source,
      Optional<Printed> outputSays,
      Optional<Tag> tag,
      Optional<CommitProof> proof) {
    return new Release(
        deployment.id(),
        version,
        commit,
        deployment.createdAt(),
        deployment.pusher(),
        source,
        outputSays,
        tag,
        proof);
  }

  private Printed printed(Version number, CommitId by, Map<String, Set<CommitId>> printedBy) {
    return new Printed(
        number.text(),
        Optional.of(printedBy.getOrDefault(number.withoutBuild(), Set.of()).size()),
        tags.meant(number.text()).filter(tag -> !tag.commit().equals(by)));
  }

  /** The version of the package named like the app or its repository wins, then the first. */
  private Optional<Version> chosen(List<OutputVersion> output) {
    return first(output, match -> match.packageName().filter(names::hold).isPresent())
        .or(() -> first(output, _ -> true))
        .map(this::version);
  }

  private static Optional<OutputVersion> first(
      List<OutputVersion> output, Predicate<OutputVersion> condition) {
    return output.stream().filter(condition).findFirst();
  }

  private Version version(OutputVersion match) {
    return tags.undecorated(match.version());
  }
}
