package rollbackbot.once;

import java.time.InstantSource;

/**
 * A clock for pauses and for what is remembered a while: nobody puts it back or forward, as happens
 * to the one on the wall. It is right when the process starts; what it says means nothing outside
 * of this process, so that it is neither stored nor shown.
 */
@FunctionalInterface
public interface SteadyClock extends InstantSource {

  /** A clock that goes on from the wall's time now. */
  static SteadyClock from(InstantSource wall, LivedTime lived) {
    var began = wall.instant().minus(lived.sinceStart());
    return () -> began.plus(lived.sinceStart());
  }
}
