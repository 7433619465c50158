package rollbackbot.slack.web;

import java.time.Duration;

/** Told about each call of the Web API, for the metrics. */
public interface CallListener {

  /**
   * A call has ended, in whatever way.
   *
   * @param method such as {@code chat.postMessage}
   * @param status the answer's HTTP status; 0 when none came
   */
  void called(String method, int status, Duration took);
}
