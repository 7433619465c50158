package rollbackbot.scalingo.http;

import java.time.Duration;

/** Told about each call that was made, for the metrics. */
public interface CallListener {

  /**
   * One call has ended, in whatever way.
   *
   * @param operation what was asked, from a small fixed set of names
   * @param status the answer's HTTP status; 0 when none came
   */
  void called(String operation, int status, Duration took);
}
