package rollbackbot.once;

import java.time.Instant;
import java.util.Optional;

/** What follows for a request that mustn't be doubled. */
public sealed interface Move<A> {

  /**
   * It led to this.
   *
   * @param found whether the answer was lost, and this was found by looking
   */
  record Done<A>(A what, boolean found) implements Move<A> {}

  /**
   * The service said that nothing happened: whether it is asked again is for the room to say.
   *
   * @param asked what is stored before it is
   */
  record Declined<A>(OutsideTrouble why, Asked asked) implements Move<A> {}

  /**
   * It isn't known what came of it: this is stored, and looked at from that moment on.
   *
   * @param lost why nothing is known, where this is news
   */
  record Look<A>(Asked asked, Instant at, Optional<String> lost) implements Move<A> {}

  /** It didn't arrive: once this is stored, it may be sent again. */
  record AskAgain<A>(Asked asked, Because because) implements Move<A> {}

  /** Nobody can tell what came of it: a person looks. */
  record GiveUp<A>() implements Move<A> {}

  /** Why it is sent again. */
  enum Because {
    MISSING,
    /** Others did the like meanwhile: whether it is still wanted is to be looked at first. */
    OTHERS_CAME,
    WAS_DECLINED
  }
}
