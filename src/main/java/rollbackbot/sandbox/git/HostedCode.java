package rollbackbot.sandbox.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevSort;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.RevWalkUtils;
import org.eclipse.jgit.revwalk.filter.RevFilter;
import org.eclipse.jgit.util.io.DisabledOutputStream;
import tools.jackson.databind.node.ObjectNode;

/** What the API tells of a repository's code, read from the real commits. */
final class HostedCode {

  /** As GitHub cuts it. */
  private static final int MOST_FILES = 300;

  /** As GitHub lists them where no page is asked for. */
  private static final int MOST_COMMITS = 250;

  private final HostedRepository hosted;

  HostedCode(HostedRepository hosted) {
    this.hosted = hosted;
  }

  /** Something read from the open repository. */
  private interface Reading {
    Optional<String> of(Repository repository, RevWalk walk) throws IOException;
  }

  private Optional<String> read(Reading reading) {
    try (var repository = hosted.open();
        var walk = new RevWalk(repository)) {
      return reading.of(repository, walk);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<RevCommit> commit(Repository repository, RevWalk walk, String name)
      throws IOException {
    ObjectId id = repository.resolve(name);
    return id == null || !walk.getObjectReader().has(id)
        ? Optional.empty()
        : Optional.of(walk.parseCommit(id));
  }

  /**
   * What the second commit has on top of the last one that both have in common.
   *
   * @param range {@code base...head}
   */
  Optional<String> comparison(String range) {
    var names = range.split("\\.\\.\\.", 2);
    return read((repository, walk) -> {
      var base = commit(repository, walk, names[0]);
      var head =
          names.length == 2 ? commit(repository, walk, names[1]) : Optional.<RevCommit>empty();
      return base.isEmpty() || head.isEmpty()
          ? Optional.empty()
          : compare(repository, walk, base.get(), head.get());
    });
  }

  private static Optional<String> compare(
      Repository repository, RevWalk walk, RevCommit base, RevCommit head) throws IOException {
    walk.setRevFilter(RevFilter.MERGE_BASE);
    walk.markStart(List.of(base, head));
    var common = walk.next();
    walk.reset();
    walk.setRevFilter(RevFilter.ALL);
    if (common == null) {
      return Optional.empty();
    }
    int ahead = RevWalkUtils.count(walk, head, base);
    int behind = RevWalkUtils.count(walk, base, head);
    return Optional.of(
        ApiAnswers.comparison(
            status(ahead, behind),
            ahead,
            behind,
            commits(walk, base, head),
            files(repository, common, head)));
  }

  /** The newest of them, the oldest of these first. */
  private static List<ObjectNode> commits(RevWalk walk, RevCommit base, RevCommit head)
      throws IOException {
    walk.reset();
    walk.setRevFilter(RevFilter.ALL);
    walk.sort(RevSort.TOPO);
    walk.markStart(walk.parseCommit(head));
    walk.markUninteresting(walk.parseCommit(base));
    var newestFirst = new ArrayList<ObjectNode>();
    for (var commit = walk.next();
        commit != null && newestFirst.size() < MOST_COMMITS;
        commit = walk.next()) {
      var author = commit.getAuthorIdent().getName();
      newestFirst.add(ApiAnswers.listed(commit.name(), commit.getFullMessage(), author));
    }
    return newestFirst.reversed();
  }

  private static String status(int ahead, int behind) {
    if (ahead == 0) {
      return behind == 0 ? "identical" : "behind";
    }
    return behind == 0 ? "ahead" : "diverged";
  }

  private static List<ObjectNode> files(Repository repository, RevCommit from, RevCommit to)
      throws IOException {
    try (var differences = new DiffFormatter(DisabledOutputStream.INSTANCE)) {
      differences.setRepository(repository);
      differences.setDetectRenames(true);
      return differences.scan(from.getTree(), to.getTree()).stream()
          .limit(MOST_FILES)
          .map(HostedCode::file)
          .toList();
    }
  }

  private static ObjectNode file(DiffEntry entry) {
    return switch (entry.getChangeType()) {
      case ADD -> ApiAnswers.changed("added", entry.getNewPath(), "");
      case MODIFY -> ApiAnswers.changed("modified", entry.getNewPath(), "");
      case DELETE -> ApiAnswers.changed("removed", entry.getOldPath(), "");
      case RENAME -> ApiAnswers.changed("renamed", entry.getNewPath(), entry.getOldPath());
      case COPY -> ApiAnswers.changed("copied", entry.getNewPath(), "");
    };
  }
}
