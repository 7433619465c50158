package rollbackbot.source;

import java.util.Optional;

/** The files of a repository, read through Git. Trouble on the way is an {@code OutsideTrouble}. */
public interface SourceFiles {

  /**
   * A small text file in the root folder of a commit.
   *
   * @return what the host knows of it; empty where it can't be told
   */
  Optional<SourceFile> file(Repository repository, CommitId at, String name);

  /** A file, or that there is none. */
  sealed interface SourceFile {
    record There(String text) implements SourceFile {}

    record Missing() implements SourceFile {}
  }
}
