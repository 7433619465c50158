package rollbackbot.evidence;

import java.time.Instant;
import rollbackbot.release.App;

/** Looks whether what was seen to be wrong is gone, by calls that leave others first. */
public interface CureLook {

  /**
   * What requests came to since a moment, by two calls; trouble with the source is something that
   * can't be told.
   *
   * @param wrong what was seen before
   */
  Told since(App app, Claim.Errors wrong, Instant since);

  /** How many crashes there were since a moment, by one call or two; trouble likewise. */
  Told crashes(App app, Instant since);
}
