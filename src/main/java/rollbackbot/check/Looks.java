package rollbackbot.check;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import rollbackbot.release.AppName;

/** What is kept of the looks that the bot takes by itself, for all of its processes. */
public interface Looks {

  /**
   * Takes the look at an app that is due, so that no other process does. It counts as due again at
   * {@code until}, should this process die.
   *
   * @return empty where it isn't due, or another process has it
   */
  Optional<Turn> take(AppName app, Instant now, Instant until);

  /**
   * A look that was taken.
   *
   * @param until by when it has to end
   * @param tries how often it came to nothing since the last one
   * @param before the last one; empty before the first
   */
  record Turn(AppName app, Instant until, int tries, Optional<Looked> before) {}

  /**
   * It is over: what it came to is kept, and what broke waits to be told, in one transaction.
   * Nothing is kept where another process has taken the turn since.
   *
   * @param next when the app is looked at again
   */
  void ended(Turn turn, Looked looked, List<Finding> broke, Instant next);

  /** It came to nothing, and is taken again. */
  void postponed(Turn turn, Instant next);

  /** What waits to be told. */
  List<News> news();

  /**
   * What broke.
   *
   * @param since when it held
   */
  record News(AppName app, Instant since, List<Finding> broke) {}

  /** It was told, or can't be. */
  void told(News news);
}
