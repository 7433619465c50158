package rollbackbot.git;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.internal.storage.pack.PackWriter;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.RemoteRefUpdate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rollbackbot.git.ShallowCopy.Extent;
import rollbackbot.source.BranchCreation;
import rollbackbot.source.BranchName;
import rollbackbot.source.CommitId;
import rollbackbot.source.PinnedCommit;

/**
 * The creation of one branch by a push that expects the branch not to exist: the host itself
 * compares and sets, so that no existing branch can be moved, whoever pushes at the same time.
 */
final class BranchPush {
  private static final Logger LOG = LoggerFactory.getLogger(BranchPush.class);

  private final Conversation conversation;
  private final Answers answers;
  private final Function<PinnedCommit, Repository> withoutObjects;
  private final BranchName branch;
  private final PinnedCommit target;

  BranchPush(
      Conversation conversation,
      Answers answers,
      Function<PinnedCommit, Repository> withoutObjects,
      BranchName branch,
      PinnedCommit target) {
    this.conversation = conversation;
    this.answers = answers;
    this.withoutObjects = withoutObjects;
    this.branch = branch;
    this.target = target;
  }

  /** How a push ended. */
  sealed interface Ending {

    /** What became of the branch is known. */
    record Known(BranchCreation creation) implements Ending {}

    /** The host said no; whether the branch is there has to be looked up. */
    record Declined(String words) implements Ending {}

    /** This push can't be made from what we hold; the host hasn't refused anything. */
    record Impossible(boolean advertised, String reason) implements Ending {}
  }

  /**
   * Pushes without a single object; where that can't be done, the plain way, with the commit
   * fetched first.
   */
  Ending push() throws IOException {
    var ending = pushWithoutObjects();
    if (!(ending instanceof Ending.Impossible(var advertised, var reason))) {
      return ending;
    }
    LOG.info("Pushing {} the plain way, with the commit fetched first: {}", branch, reason);
    try (var copy = ShallowCopy.empty()) {
      boolean needsFiles = !advertised || target.tag().isEmpty();
      copy.fetch(conversation, target, needsFiles ? Extent.EVERYTHING : Extent.COMMIT_ALONE);
      return copy.stands(target) ? push(copy.repository(), false) : moved();
    }
  }

  private Ending pushWithoutObjects() throws IOException {
    try (var vouched = withoutObjects.apply(target)) {
      return push(vouched, true);
    } catch (TransportException e) {
      if (conversation.trouble().isPresent()) {
        throw e;
      }
      return new Ending.Impossible(true, answers.shown(String.valueOf(e.getMessage())));
    }
  }

  private Ending push(Repository local, boolean onlyAdvertised) throws IOException {
    try (var transport = conversation.transport(local);
        var connection = transport.openPush()) {
      var advertised = AdvertisedRefs.of(connection.getRefs());
      var settled = settled(advertised, branch, target);
      if (settled.isPresent()) {
        return new Ending.Known(settled.get());
      }
      if (onlyAdvertised) {
        var known = known(local, advertised);
        if (known.isEmpty()) {
          return new Ending.Impossible(false, "the host doesn't advertise the commit for pushes");
        }
        if (!packsNothing(local, known)) {
          return new Ending.Impossible(true, "the push would carry objects that we don't hold");
        }
      }
      var update = creation(local);
      connection.push(NullProgressMonitor.INSTANCE, Map.of(update.getRemoteName(), update));
      return update.getStatus() == RemoteRefUpdate.Status.OK
          ? new Ending.Known(new BranchCreation.Created())
          : new Ending.Declined(words(update, connection.getMessages()));
    }
  }

  /**
   * What the host has said that it holds, from which it holds the commit. Where no tag tells, the
   * commit was looked up, and any branch stands for what the host has; it checks that for itself.
   */
  private Set<ObjectId> known(Repository local, AdvertisedRefs advertised) {
    var vouchers = advertised.vouchersFor(target);
    if (!vouchers.isEmpty()
        || target.tag().isPresent()
        || !(local instanceof VouchedRepository vouched)) {
      return vouchers;
    }
    var any = advertised.any();
    any.ifPresent(held -> vouched.vouchAsHoldingIt(held, target));
    return any.map(Set::of).orElse(Set.of());
  }

  /** Asks JGit before anything is sent: it would send half a pack, and only then find out. */
  private boolean packsNothing(Repository local, Set<ObjectId> known) throws IOException {
    try (var writer = new PackWriter(local)) {
      writer.preparePack(NullProgressMonitor.INSTANCE, Set.of(commitOf(target)), known);
      return writer.getObjectCount() == 0;
    } catch (MissingObjectException e) {
      LOG.debug("Not even vouched for", e);
      return false;
    }
  }

  private static ObjectId commitOf(PinnedCommit pinned) {
    return ObjectId.fromString(pinned.commit().value());
  }

  /** What the branches that are there mean for the wanted one. */
  static Optional<BranchCreation> settled(
      AdvertisedRefs advertised, BranchName branch, PinnedCommit target) {
    return advertised
        .branch(branch)
        .map(commit -> found(commit, target))
        .or(() -> advertised.blocking(branch).map(BranchCreation.Blocked::new));
  }

  /** What a branch that is there already means. */
  private static BranchCreation found(CommitId commit, PinnedCommit target) {
    return commit.equals(target.commit())
        ? new BranchCreation.AlreadyThere()
        : new BranchCreation.Taken(commit);
  }

  private Ending moved() {
    return new Ending.Known(
        new BranchCreation.Rejected(
            "%s no longer stands for %s"
                .formatted(
                    target.tag().map(tag -> "the tag " + tag.name()).orElse("the host"),
                    target.commit().abbreviated())));
  }

  private RemoteRefUpdate creation(Repository local) throws IOException {
    var noSource = (String) null;
    return new RemoteRefUpdate(
        local,
        noSource,
        commitOf(target),
        AdvertisedRefs.of(branch),
        false,
        null,
        ObjectId.zeroId());
  }

  private String words(RemoteRefUpdate update, String messages) {
    var reason = Optional.ofNullable(update.getMessage()).orElse(update.getStatus().toString());
    return answers.shown(messages + "\n" + reason);
  }
}
