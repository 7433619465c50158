package rollbackbot.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.eclipse.jgit.errors.PackProtocolException;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.FilterSpec;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.TagOpt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rollbackbot.rollback.Tag;
import rollbackbot.rollback.TagName;

/** The one commit of a tag, in a bare repository of its own that is gone afterwards. */
final class ShallowCopy implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ShallowCopy.class);
  private static final FilterSpec COMMITS_ONLY = commitsOnly();

  private final Path folder;
  private final Repository repository;

  private ShallowCopy(Path folder, Repository repository) {
    this.folder = folder;
    this.repository = repository;
  }

  /**
   * @param withFiles needed where the remote doesn't advertise the commit, because then the push
   *     has to carry all of it
   */
  static ShallowCopy of(Conversation conversation, TagName tag, boolean withFiles)
      throws IOException {
    var folder = Files.createTempDirectory("rollback-bot-");
    var copy =
        new ShallowCopy(
            folder, new FileRepositoryBuilder().setBare().setGitDir(folder.toFile()).build());
    try {
      copy.repository.create(true);
      copy.repository.getConfig().setBoolean("fetch", null, "autogc", false);
      copy.fetch(conversation, tag, withFiles);
      return copy;
    } catch (IOException | RuntimeException e) {
      copy.close();
      throw e;
    }
  }

  Repository repository() {
    return repository;
  }

  private void fetch(Conversation conversation, TagName tag, boolean withFiles) throws IOException {
    var ref = AdvertisedRefs.of(tag);
    try (var transport = conversation.transport(repository)) {
      transport.setDepth(1);
      transport.setTagOpt(TagOpt.NO_TAGS);
      if (!withFiles) {
        transport.setFilterSpec(COMMITS_ONLY);
      }
      transport.fetch(NullProgressMonitor.INSTANCE, List.of(new RefSpec(ref + ":" + ref)));
    }
  }

  /** Whether the tag that was fetched is the wanted one. */
  boolean stands(Tag tag) throws IOException {
    var commit = repository.resolve(AdvertisedRefs.of(tag.name()) + "^{commit}");
    return commit != null && commit.name().equals(tag.commit().value());
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

  private static FilterSpec commitsOnly() {
    try {
      return FilterSpec.fromFilterLine("tree:0");
    } catch (PackProtocolException e) {
      throw new IllegalStateException(e);
    }
  }
}
