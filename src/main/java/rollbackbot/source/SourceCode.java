package rollbackbot.source;

import java.util.List;
import java.util.Optional;

/**
 * What a Git host's API tells of the code. Trouble on the way is an {@link OutsideTrouble}; empty
 * answers mean that this host has no API that we know, so that nothing can be told.
 */
public interface SourceCode {

  /**
   * How a commit lies to another: by the host's comparison, in one call.
   *
   * @return empty where the host can't tell
   */
  Optional<Lineage> lineage(Repository repository, CommitId base, CommitId other);

  /**
   * How a commit lies to another, and what differs between them; one call where one lies on top of
   * the other and the host tells both together.
   *
   * @return empty where the host can't tell
   */
  Optional<Comparison> compare(Repository repository, CommitId base, CommitId other);

  /** How a commit lies to its base. */
  enum Lineage {
    SAME,
    /** It contains the base. */
    AHEAD,
    /** The base contains it. */
    BEHIND,
    /** Neither contains the other. */
    DIVERGED;

    /** Whether the base is in its history. */
    public boolean containsBase() {
      return this == SAME || this == AHEAD;
    }
  }

  /**
   * A commit compared with its base.
   *
   * @param files the paths of those that differ; empty where the host tells only a part of them
   */
  record Comparison(Lineage lineage, Optional<List<String>> files) {}

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
