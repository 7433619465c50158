package rollbackbot.rollback;

import java.util.List;
import java.util.Optional;

/**
 * What a Git host's API tells of the code. Trouble on the way is an {@link OutsideTrouble}; empty
 * answers mean that this host has no API that we know, so that nothing can be told.
 */
public interface SourceCode {

  /**
   * The paths of the files that differ between two commits.
   *
   * @return empty where the host can't tell, or tells only a part of them
   */
  Optional<List<String>> changedFiles(Repository repository, CommitId from, CommitId to);

  /**
   * A small text file at a commit.
   *
   * @return what the host knows of it; empty where the host can't tell
   */
  Optional<SourceFile> file(Repository repository, CommitId at, String path);

  /** A file, or that there is none. */
  sealed interface SourceFile {
    record There(String text) implements SourceFile {}

    record Missing() implements SourceFile {}
  }
}
