package rollbackbot.git;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import rollbackbot.source.BranchName;
import rollbackbot.source.CommitId;
import rollbackbot.source.PinnedCommit;
import rollbackbot.source.RepositoryRefs;
import rollbackbot.source.Tag;
import rollbackbot.source.TagName;

/**
 * Refs as a remote advertised them, by full name. Prefixes are only a hint to the host (Git docs:
 * protocol-v2, ls-refs), so more may have come than was asked for.
 */
record AdvertisedRefs(Map<String, Ref> byName) {

  static String of(BranchName branch) {
    return Constants.R_HEADS + branch.value();
  }

  static String of(TagName tag) {
    return Constants.R_TAGS + tag.value();
  }

  static AdvertisedRefs of(Collection<Ref> refs) {
    var byName = new TreeMap<String, Ref>();
    refs.forEach(ref -> byName.put(ref.getName(), ref));
    return new AdvertisedRefs(byName);
  }

  /** The tags and branches whose full name passes. */
  RepositoryRefs named(Predicate<String> wanted) {
    var tags = new ArrayList<Tag>();
    var branches = new TreeMap<BranchName, CommitId>(Comparator.comparing(BranchName::value));
    for (var ref : byName.values()) {
      var at = ref.getObjectId();
      if (at == null || !wanted.test(ref.getName())) {
        continue; // HEAD of an empty repository stands nowhere
      }
      if (ref.getName().startsWith(Constants.R_TAGS)) {
        tags.add(tag(ref, at));
      } else if (ref.getName().startsWith(Constants.R_HEADS)) {
        branches.put(branchName(ref.getName()), commit(at));
      }
    }
    return new RepositoryRefs(List.copyOf(tags), branches);
  }

  Optional<CommitId> branch(BranchName branch) {
    return Optional.ofNullable(byName.get(of(branch)))
        .flatMap(ref -> Optional.ofNullable(ref.getObjectId()))
        .map(AdvertisedRefs::commit);
  }

  /** A branch that Git can't keep beside this one: {@code release} beside {@code release/x}. */
  Optional<BranchName> blocking(BranchName branch) {
    return byName.keySet().stream()
        .filter(other -> other.startsWith(Constants.R_HEADS))
        .map(AdvertisedRefs::branchName)
        .filter(branch::excludes)
        .findFirst();
  }

  /** The commit, or the tag object that leads to it, if the remote has said that it holds them. */
  Set<ObjectId> vouchersFor(PinnedCommit target) {
    var leading = new HashSet<ObjectId>();
    leading.add(ObjectId.fromString(target.commit().value()));
    target.tag().flatMap(Tag::tagObject).map(ObjectId::fromString).ifPresent(leading::add);
    leading.retainAll(byName.values().stream().map(Ref::getObjectId).collect(Collectors.toSet()));
    return leading;
  }

  /** Any commit that the remote has said that it holds, as the head of a branch. */
  Optional<ObjectId> any() {
    return byName.values().stream()
        .filter(ref -> ref.getName().startsWith(Constants.R_HEADS))
        .flatMap(ref -> Optional.ofNullable(ref.getObjectId()).stream())
        .findFirst();
  }

  private static Tag tag(Ref ref, ObjectId at) {
    var name = new TagName(ref.getName().substring(Constants.R_TAGS.length()));
    return Optional.ofNullable(ref.getPeeledObjectId())
        .map(peeled -> new Tag(name, commit(peeled), Optional.of(at.name())))
        .orElseGet(() -> new Tag(name, commit(at), Optional.empty()));
  }

  private static BranchName branchName(String name) {
    return new BranchName(name.substring(Constants.R_HEADS.length()));
  }

  private static CommitId commit(ObjectId id) {
    return new CommitId(id.name());
  }
}
