package rollbackbot.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.errors.PackProtocolException;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.internal.JGitText;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.FilterSpec;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.TagOpt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rollbackbot.source.CommitId;
import rollbackbot.source.PinnedCommit;

/** One commit, in a bare repository of its own that is gone afterwards. */
final class ShallowCopy implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ShallowCopy.class);
  private static final String BARE = "refs/rollback-bot/wanted";
  private static final String NOT_THERE = "not our ref";

  private final Path folder;
  private final Repository repository;

  private ShallowCopy(Path folder, Repository repository) {
    this.folder = folder;
    this.repository = repository;
  }

  /** Still without any commit. */
  static ShallowCopy empty() throws IOException {
    var folder = Files.createTempDirectory("rollback-bot-");
    var copy =
        new ShallowCopy(
            folder, new FileRepositoryBuilder().setBare().setGitDir(folder.toFile()).build());
    try {
      copy.repository.create(true);
      copy.repository.getConfig().setBoolean("fetch", null, "autogc", false);
      return copy;
    } catch (IOException | RuntimeException e) {
      copy.close();
      throw e;
    }
  }

  Repository repository() {
    return repository;
  }

  /** What comes with a commit, where the remote can leave something out. */
  enum Extent {
    COMMIT_ALONE("tree:0"),
    /** And what is in it by name. */
    ROOT_FOLDER("tree:1"),
    /**
     * Needed where the remote doesn't advertise the commit, because then the push has to carry all
     * of it.
     */
    EVERYTHING("");

    private final String line;

    /**
     * @param line as Git names it (Git docs: rev-list, {@code --filter})
     */
    Extent(String line) {
      this.line = line;
    }

    private FilterSpec filter() {
      try {
        return line.isEmpty() ? FilterSpec.NO_FILTER : FilterSpec.fromFilterLine(line);
      } catch (PackProtocolException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** Fetches a commit and what is wanted of it; all of it from a host that leaves nothing out. */
  void fetch(Conversation conversation, PinnedCommit wanted, Extent extent) throws IOException {
    try {
      fetch(conversation, wanted, extent.filter());
    } catch (TransportException e) {
      if (!leavesNothingOut(e)) {
        throw e;
      }
      fetch(conversation, wanted, FilterSpec.NO_FILTER);
    }
  }

  private void fetch(Conversation conversation, PinnedCommit wanted, FilterSpec filter)
      throws IOException {
    var source = wanted.tag().map(tag -> AdvertisedRefs.of(tag.name()));
    try (var transport = conversation.transport(repository)) {
      transport.setDepth(1);
      transport.setTagOpt(TagOpt.NO_TAGS);
      transport.setFilterSpec(filter);
      var spec = source.orElse(wanted.commit().value()) + ":" + source.orElse(BARE);
      transport.fetch(NullProgressMonitor.INSTANCE, List.of(new RefSpec(spec)));
    }
  }

  /** JGit's refusal to ask a host for what it hasn't said that it can. */
  private static boolean leavesNothingOut(TransportException refusal) {
    return String.valueOf(refusal.getMessage()).contains(JGitText.get().filterRequiresCapability);
  }

  /**
   * Fetches one thing by its id; nothing may be here from which the remote concludes that it is.
   */
  void fetch(Conversation conversation, ObjectId wanted) throws IOException {
    try (var transport = conversation.transport(repository)) {
      transport.setTagOpt(TagOpt.NO_TAGS);
      transport.fetch(
          NullProgressMonitor.INSTANCE, List.of(new RefSpec(wanted.name() + ":" + BARE)));
    }
  }

  /** Whether what was fetched is the wanted commit. */
  boolean stands(PinnedCommit wanted) throws IOException {
    if (wanted.tag().isEmpty()) {
      var id = ObjectId.fromString(wanted.commit().value());
      return repository.getObjectDatabase().has(id);
    }
    var commit = repository.resolve(AdvertisedRefs.of(wanted.tag().get().name()) + "^{commit}");
    return commit != null && commit.name().equals(wanted.commit().value());
  }

  /**
   * Whether a remote has said that it hasn't got a commit: Git's upload-pack does in these words,
   * which are the same on all hosts that run it.
   */
  static boolean saysGone(IOException refusal, CommitId commit) {
    return Optional.ofNullable(refusal.getMessage())
        .filter(words -> words.contains(NOT_THERE) && words.contains(commit.value()))
        .isPresent();
  }

  /** Never fails: what became of the branch matters more than a folder that is left. */
  @Override
  public void close() {
    repository.close();
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | UncheckedIOException e) {
      LOG.warn("The temporary repository {} is left behind", folder, e);
    }
  }
}
