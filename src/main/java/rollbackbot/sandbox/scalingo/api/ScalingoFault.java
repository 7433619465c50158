package rollbackbot.sandbox.scalingo.api;

import java.time.Duration;
import java.util.Map;

/** What can come between a call and its answer. */
public sealed interface ScalingoFault {

  /** This answer instead of the right one; nothing is done. */
  record OtherAnswer(int status, String contentType, String body, Map<String, String> headers)
      implements ScalingoFault {

    /** A JSON answer without further headers. */
    public static OtherAnswer json(int status, String body) {
      return new OtherAnswer(status, "application/json; charset=utf-8", body, Map.of());
    }

    /** A plain answer without further headers. */
    public static OtherAnswer text(int status, String body) {
      return new OtherAnswer(status, "text/plain; charset=utf-8", body, Map.of());
    }
  }

  /** Something happens, and the connection breaks before anything is done. */
  record LostBefore(Runnable event) implements ScalingoFault {

    /** The connection breaks, and nothing else happens. */
    public LostBefore() {
      this(() -> {});
    }
  }

  /** What was asked is done, something happens, and the connection breaks before the answer. */
  record LostAfter(Runnable event) implements ScalingoFault {

    /** The connection breaks, and nothing else happens. */
    public LostAfter() {
      this(() -> {});
    }
  }

  /** What was asked is done, and the answer is late. */
  record Late(Duration by) implements ScalingoFault {}

  /** Something happens just before, such as somebody else's deployment. */
  record Meanwhile(Runnable event) implements ScalingoFault {}
}
