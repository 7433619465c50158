package rollbackbot.http;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import okhttp3.Request;
import rollbackbot.once.OutsideTrouble;
import rollbackbot.once.OutsideTrouble.Refused;
import rollbackbot.once.OutsideTrouble.Unanswered;
import rollbackbot.once.OutsideTrouble.Unavailable;

/**
 * What goes wrong with one call, as one of the three kinds of trouble. The only place that knows
 * what a status means.
 *
 * @param description the operation and its object, for messages
 * @param changes whether something happens there; then a lost answer doesn't mean that nothing did
 */
public record CallTrouble(String description, boolean changes) {
  private static final int TOO_LATE = 408;
  private static final int TOO_MANY = 429;
  private static final int SERVER = 500;

  /**
   * The trouble that an unsuccessful answer stands for. A 429 was turned away before anything
   * happened; a 408 or a 5xx may come after it did (RFC 9110, section 15; RFC 6585, section 4).
   *
   * @param words the service's own, fit to be shown; may be empty
   * @param wait how long the service asked us to wait
   */
  public OutsideTrouble answered(int status, String words, Optional<Duration> wait) {
    if (status == TOO_MANY) {
      return tooMany(status, words, wait);
    }
    if (status == TOO_LATE || status >= SERVER) {
      var message = message(status, words);
      return changes ? new Unanswered(message) : new Unavailable(message, wait);
    }
    return new Refused(message(status, words), status, words);
  }

  /** The service turned the call away because there were too many, in whichever status. */
  public OutsideTrouble tooMany(int status, String words, Optional<Duration> wait) {
    return new Unavailable(message(status, words), wait);
  }

  /** The request may have been acted upon, and we can't tell what came of it. */
  public OutsideTrouble unclear(String what) {
    var message = description + ": " + what;
    return changes ? new Unanswered(message) : new Unavailable(message, Optional.empty());
  }

  public OutsideTrouble unclear(String what, Throwable cause) {
    var message = description + ": " + what;
    return changes ? new Unanswered(message, cause) : new Unavailable(message, cause);
  }

  /** The request didn't reach anybody. */
  public OutsideTrouble unsent(String what, Throwable cause) {
    return new Unavailable(description + ": " + what, cause);
  }

  /**
   * Without a connection nothing was sent; with one, a write may have been acted upon.
   *
   * @param request made by {@link CarefulClient#request}
   */
  public OutsideTrouble withoutAnswer(Request request, IOException cause) {
    if (cause instanceof CarefulClient.Withheld) {
      return unsent(String.valueOf(cause.getMessage()), cause);
    }
    var host = request.url().host();
    return CarefulClient.wasSent(request)
        ? unclear("no answer from " + host, cause)
        : unsent("no connection to " + host + WhyUnreached.of(cause), cause);
  }

  private String message(int status, String words) {
    return description + ": " + status + (words.isEmpty() ? "" : ", " + words);
  }
}
