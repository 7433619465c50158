package rollbackbot.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import rollbackbot.git.ShallowCopy.Extent;
import rollbackbot.source.CommitId;
import rollbackbot.source.PinnedCommit;
import rollbackbot.source.SourceFiles.SourceFile;

/**
 * A file of a commit's root folder, read without the rest of the code: the commit with the names
 * that are in that folder, then the one file by its id. A host that can't leave anything out sends
 * all files with the commit.
 */
record RootFile(CommitId commit, String name) {
  private static final int LONGEST = 1 << 20;

  /** What it is; empty where it is no small text. */
  Optional<SourceFile> read(Conversation conversation) throws IOException {
    try (var copy = ShallowCopy.empty()) {
      copy.fetch(conversation, new PinnedCommit(commit, Optional.empty()), Extent.ROOT_FOLDER);
      var repository = copy.repository();
      try (var walk = new RevWalk(repository)) {
        var root = walk.parseCommit(ObjectId.fromString(commit.value())).getTree();
        try (var found = TreeWalk.forPath(repository, name, root)) {
          return found == null || found.isSubtree()
              ? Optional.of(new SourceFile.Missing())
              : read(conversation, found, repository);
        }
      }
    }
  }

  private static Optional<SourceFile> read(
      Conversation conversation, TreeWalk found, Repository repository) throws IOException {
    var id = found.getObjectId(0);
    if ((found.getRawMode(0) & FileMode.TYPE_MASK) != FileMode.TYPE_FILE) {
      return Optional.empty();
    }
    if (repository.getObjectDatabase().has(id)) {
      return text(repository, id);
    }
    try (var alone = ShallowCopy.empty()) {
      alone.fetch(conversation, id);
      return text(alone.repository(), id);
    }
  }

  private static Optional<SourceFile> text(Repository repository, ObjectId id) throws IOException {
    var file = repository.open(id, Constants.OBJ_BLOB);
    return file.getSize() > LONGEST
        ? Optional.empty()
        : Optional.of(
            new SourceFile.There(new String(file.getBytes(LONGEST), StandardCharsets.UTF_8)));
  }
}
