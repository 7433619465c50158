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
   * What a commit has on top of another: the commits, and the files that they change.
   *
   * @return empty where the host can't tell
   */
  Optional<Changes> changes(Repository repository, CommitId older, CommitId newer);

  /**
   * What the newer of two commits has on top of the last one that both have in common.
   *
   * @param lineage how the newer lies to the older
   * @param number how many commits there are
   * @param commits those that the host told, which may be fewer
   * @param files the paths of those that the host told, also as they were called before
   * @param completeness whether these are all the files
   */
  record Changes(
      Lineage lineage,
      int number,
      List<Commit> commits,
      List<String> files,
      Completeness completeness) {

    public boolean hasAllCommits() {
      return commits.size() >= number;
    }

    public boolean hasAllFiles() {
      return completeness == Completeness.ALL;
    }
  }

  /** Whether a list holds all that there is. */
  enum Completeness {
    ALL,
    /** The host cut it. */
    PART
  }

  /**
   * A commit, as its author wrote it.
   *
   * @param subject the first line of its message
   */
  record Commit(String subject, String author) {

    /** By its whole message. */
    public static Commit of(String message, String author) {
      return new Commit(message.strip().lines().findFirst().orElse("").strip(), author.strip());
    }
  }
}
