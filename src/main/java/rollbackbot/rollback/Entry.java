package rollbackbot.rollback;

import java.util.Optional;

/**
 * What a message of the thread says; it may change as long as the incident goes on. Those of a room
 * are sealed in it.
 */
public interface Entry {

  Audience audience();

  /** It asks people for something; its buttons carry the prompt's number. */
  interface Prompted extends Entry {
    int prompt();

    /** Who answered first; empty as long as nobody did, and where the answer no longer counts. */
    Optional<String> takenBy();

    /** The same without its buttons, where nobody has answered. */
    Entry askedNoMore();
  }

  /** It tells that a rollback stopped, or that the incident is over. */
  interface End extends Entry {

    /** What the incident had done to auto-deploy when it came to this end. */
    AutoDeploy autoDeploy();
  }

  /** Who is to notice a message. */
  enum Audience {
    /** Whoever follows the thread. */
    THREAD,
    /** Somebody waits for it: it tells how something ended. */
    AWAITED,
    /** The channel too: something that was confirmed has ended. */
    CHANNEL
  }

  /** Whether the app was healthy after a change. */
  enum Health {
    GOOD,
    NOT_GOOD,
    /** No health check is configured. */
    NOT_CHECKED
  }
}
