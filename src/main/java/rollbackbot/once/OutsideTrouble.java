package rollbackbot.once;

import java.time.Duration;
import java.util.Optional;

/**
 * Trouble with a service outside, by what may be done about it. The message names the operation,
 * the object and the answer, and never a secret.
 */
public abstract sealed class OutsideTrouble extends RuntimeException {

  private final String description;

  private OutsideTrouble(String message, Throwable cause) {
    super(message, cause);
    this.description = message;
  }

  private OutsideTrouble(String message) {
    super(message);
    this.description = message;
  }

  @Override
  public String getMessage() {
    return description;
  }

  /** Nothing happened; asking again later may help. */
  public static final class Unavailable extends OutsideTrouble {
    private final Optional<Duration> retryAfter;

    public Unavailable(String message, Throwable cause) {
      super(message, cause);
      this.retryAfter = Optional.empty();
    }

    public Unavailable(String message, Optional<Duration> retryAfter) {
      super(message);
      this.retryAfter = retryAfter;
    }

    /** How long the service asked us to wait, where it did. */
    public Optional<Duration> retryAfter() {
      return retryAfter;
    }
  }

  /** The service said no; asking the same again will not help. */
  public static final class Refused extends OutsideTrouble {
    private final int status;
    private final String words;

    /**
     * @param status the HTTP status of the answer; 0 where there is none
     * @param words the service's own words, cleaned of secrets
     */
    public Refused(String message, int status, String words) {
      super(message);
      this.status = status;
      this.words = words;
    }

    public int status() {
      return status;
    }

    public String words() {
      return words;
    }

    /** Whether what was asked for doesn't exist, or isn't ours to see. */
    public boolean isNotFound() {
      return status == 404;
    }
  }

  /** No answer came: it may have happened, so look before asking again. */
  public static final class Unanswered extends OutsideTrouble {
    public Unanswered(String message, Throwable cause) {
      super(message, cause);
    }

    public Unanswered(String message) {
      super(message);
    }
  }
}
