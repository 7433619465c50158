package rollbackbot.once;

/**
 * What is to happen once.
 *
 * @param <A> what it leads to
 */
public interface Request<A> {

  /** What is asked for, as people call it: "a deployment". */
  String name();

  /** Sends it. */
  A ask();

  /** Looks for what an earlier sending may have led to. */
  Seen<A> look();

  /** What a look shows. */
  sealed interface Seen<A> {
    /** It arrived. */
    record Found<A>(A what) implements Seen<A> {}

    /** Whether it arrived can't be told yet. */
    record Untold<A>() implements Seen<A> {}

    /**
     * Nothing of it is there.
     *
     * @param mostTimes how often it may be sent in all
     */
    record Nothing<A>(int mostTimes) implements Seen<A> {}

    /**
     * Nothing of it is there, but others did the like meanwhile.
     *
     * @param mostTimes how often it may be sent in all
     */
    record Others<A>(int mostTimes) implements Seen<A> {}
  }
}
