package rollbackbot.incident;

import java.util.Optional;
import rollbackbot.plan.Plan;

/**
 * What a message of the thread says; it may change as long as the incident goes on. Those of a room
 * are sealed in it.
 */
public interface Entry {

  Audience audience();

  /** With what it is told in one message, that grows; empty where it has one of its own. */
  default Optional<Strand> strand() {
    return Optional.empty();
  }

  /** Whether a later one of the same message says all that is left to say of it. */
  default boolean isOutdoneBy(Entry later) {
    return false;
  }

  /** The same once nobody needs to do any more what it asks for. */
  default Entry askedNoMore() {
    return this;
  }

  /** Who says that a database was restored before the deployment; empty where nobody does. */
  default Optional<String> databaseRestoredBy() {
    return Optional.empty();
  }

  /** It shows a plan. */
  interface OfPlan extends Entry {
    Plan plan();

    /** Whether it counts as confirmed, by as many people as must. */
    boolean isConfirmed();

    /** Who wanted it in the place of the plan before, for another version. */
    Optional<String> otherVersionWantedBy();
  }

  /** It asks people for something; its buttons carry the prompt's number. */
  interface Prompted extends Entry {
    int prompt();

    /** Who answered first; empty as long as nobody did, and where the answer no longer counts. */
    Optional<String> takenBy();
  }

  /** It tells that a rollback stopped, or that the incident is over. */
  interface End extends Entry {

    /** What the incident had done to auto-deploy when it came to this end. */
    AutoDeploy autoDeploy();
  }

  /** What is told in one message for as long as nothing else comes in between. */
  enum Strand {
    /** Answers stack up above the open question. */
    QUESTIONS,
    /** The milestones of a rollback under way. */
    PROGRESS,
    /** How it ended, and what is left of it. */
    OUTCOME
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
