package rollbackbot.version;

import java.util.Optional;

/** Finds versions in the lines of a deployment's output. */
public interface VersionLines {

  /** The version that this line tells, without its colours and line end; most lines tell none. */
  Optional<OutputVersion> in(String line);

  /** Whether this match settles the version, so that the rest of the output needn't be read. */
  boolean settles(OutputVersion match);
}
