package rollbackbot.rollback;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import rollbackbot.once.OutsideTrouble;
import rollbackbot.source.BranchCreation;
import rollbackbot.source.BranchName;
import rollbackbot.source.CommitId;
import rollbackbot.source.PinnedCommit;
import rollbackbot.source.Repository;
import rollbackbot.source.RepositoryRefs;
import rollbackbot.source.SourceRepository;
import rollbackbot.source.Tag;
import rollbackbot.source.TagName;

/** A Git host with one repository: tags, branches, and a push that never moves a branch. */
final class FakeRepositories implements SourceRepository {
  private final Disturbances disturbances;
  private final Repository only;
  private final Map<TagName, Tag> tags = new LinkedHashMap<>();
  private final Map<BranchName, CommitId> branches = new HashMap<>();
  private final Set<CommitId> gone = new HashSet<>();
  private final Map<String, String> files = new HashMap<>();
  private Optional<String> refusal = Optional.empty();
  private Runnable beforePush = () -> {};

  FakeRepositories(Repository only, Disturbances disturbances) {
    this.only = only;
    this.disturbances = disturbances;
  }

  void tag(String name, CommitId commit) {
    tags.put(new TagName(name), new Tag(new TagName(name), commit, Optional.empty()));
  }

  /** An annotated tag has an id of its own, which is no commit. */
  void annotatedTag(String name, CommitId commit, String tagObject) {
    tags.put(new TagName(name), new Tag(new TagName(name), commit, Optional.of(tagObject)));
  }

  void removeTag(String name) {
    tags.remove(new TagName(name));
  }

  /** Somebody pushes it, and its commit with it. */
  void branch(String name, CommitId commit) {
    gone.remove(commit);
    branches.put(new BranchName(name), commit);
  }

  void removeBranch(String name) {
    branches.remove(new BranchName(name));
  }

  Optional<CommitId> head(BranchName name) {
    return Optional.ofNullable(branches.get(name));
  }

  Map<BranchName, CommitId> branches() {
    return Map.copyOf(branches);
  }

  /** The repository never had this commit, or has it no more. */
  void lacks(CommitId commit) {
    gone.add(commit);
  }

  @Override
  public Presence presence(Repository repository, CommitId commit) {
    return disturbances.read(
        "git.presence",
        () -> {
          require(repository);
          return gone.contains(commit) ? Presence.GONE : Presence.THERE;
        });
  }

  /** Every commit has this file. */
  void has(String name, String text) {
    files.put(name, text);
  }

  @Override
  public Optional<SourceFile> file(Repository repository, CommitId at, String name) {
    return disturbances.read(
        "git.file",
        () -> {
          require(repository);
          return Optional.of(
              files.containsKey(name)
                  ? new SourceFile.There(files.getOrDefault(name, ""))
                  : new SourceFile.Missing());
        });
  }

  /** From now on the host lets nobody push. */
  void refusesPushes(String words) {
    refusal = Optional.of(words);
  }

  void allowsPushes() {
    refusal = Optional.empty();
  }

  /** Somebody is faster, by a moment. */
  void beforeNextPush(Runnable act) {
    beforePush = act;
  }

  @Override
  public RepositoryRefs refs(Repository repository, String branchPrefix) {
    return disturbances.read(
        "git.refs",
        () -> {
          require(repository);
          var found = new HashMap<>(branches);
          found.keySet().removeIf(name -> !name.value().startsWith(branchPrefix));
          return new RepositoryRefs(List.copyOf(tags.values()), Map.copyOf(found));
        });
  }

  @Override
  public RepositoryRefs exactRefs(Repository repository, Optional<TagName> tag, BranchName branch) {
    return disturbances.read(
        "git.exactRefs",
        () -> {
          require(repository);
          var found = tag.flatMap(name -> Optional.ofNullable(tags.get(name))).stream().toList();
          return new RepositoryRefs(
              found, head(branch).map(at -> Map.of(branch, at)).orElse(Map.of()));
        });
  }

  @Override
  public BranchCreation createBranch(
      Repository repository, BranchName branch, PinnedCommit target) {
    var act = beforePush;
    beforePush = () -> {};
    act.run();
    return disturbances.change(
        "git.createBranch",
        () -> {
          require(repository);
          return create(branch, target.commit());
        });
  }

  private BranchCreation create(BranchName branch, CommitId commit) {
    if (gone.contains(commit)) {
      throw new OutsideTrouble.Refused("pushing " + branch + ": no such object", 0, "no object");
    }
    var there = head(branch);
    if (there.isPresent()) {
      return there.get().equals(commit)
          ? new BranchCreation.AlreadyThere()
          : new BranchCreation.Taken(there.get());
    }
    if (refusal.isPresent()) {
      return new BranchCreation.Rejected(refusal.get());
    }
    var inTheWay = branches.keySet().stream().filter(branch::excludes).findFirst();
    if (inTheWay.isPresent()) {
      return new BranchCreation.Blocked(inTheWay.get());
    }
    branches.put(branch, commit);
    return new BranchCreation.Created();
  }

  @Override
  public Optional<String> pushRefusal(Repository repository) {
    return disturbances.read(
        "git.pushRefusal",
        () -> {
          require(repository);
          return refusal;
        });
  }

  private void require(Repository repository) {
    if (!repository.equals(only)) {
      throw new OutsideTrouble.Refused("reading " + repository + ": not found", 404, "not found");
    }
  }
}
