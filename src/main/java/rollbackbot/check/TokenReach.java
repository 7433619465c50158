package rollbackbot.check;

import rollbackbot.source.Repository;

/** Whether the Git token goes to a repository's host. */
public interface TokenReach {

  Reach of(Repository repository);

  /** Whether it does, and if not, why. */
  enum Reach {
    SENT,
    NO_TOKEN,
    /** The host isn't among those that may receive it. */
    OTHER_HOST
  }
}
