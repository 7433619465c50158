package rollbackbot;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.TreeWalk;

/** The contents of the files that the last commit holds. */
final class LastCommit {
  /** Names the version of the formatter: another one judges anew. */
  private static final Path POM = Path.of("pom.xml");

  private final Set<ObjectId> blobs;

  private LastCommit(Set<ObjectId> blobs) {
    this.blobs = blobs;
  }

  static LastCommit holdingNothing() {
    return new LastCommit(Set.of());
  }

  /** Of the repository around this folder; holds nothing where there is none, or another pom. */
  static LastCommit here() throws IOException {
    var place = new FileRepositoryBuilder().findGitDir(new File("").getAbsoluteFile());
    if (place.getGitDir() == null) {
      return holdingNothing();
    }
    try (var repository = place.build()) {
      var last = new LastCommit(blobs(repository));
      return last.holds(Files.readString(POM)) ? last : holdingNothing();
    }
  }

  private static Set<ObjectId> blobs(Repository repository) throws IOException {
    var blobs = new HashSet<ObjectId>();
    var tree = repository.resolve(Constants.HEAD + "^{tree}");
    if (tree != null) {
      try (var walk = new TreeWalk(repository)) {
        walk.addTree(tree);
        walk.setRecursive(true);
        while (walk.next()) {
          blobs.add(walk.getObjectId(0));
        }
      }
    }
    return blobs;
  }

  boolean holds(String text) {
    try (var ids = new ObjectInserter.Formatter()) {
      return blobs.contains(ids.idFor(Constants.OBJ_BLOB, text.getBytes(UTF_8)));
    }
  }
}
