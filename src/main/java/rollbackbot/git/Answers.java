package rollbackbot.git;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import javax.net.ssl.SSLException;
import okhttp3.Response;
import rollbackbot.once.OutsideTrouble;

/**
 * What the answers of a Git host mean for one operation.
 *
 * @param operation what was being done to which repository, for the messages
 */
record Answers(String operation, GitCredentials credentials, Clock clock) {
  private static final long LONGEST_BODY = 16 * 1024;

  /** The trouble that an answer stands for; empty when it is Git's own. */
  Optional<OutsideTrouble> trouble(Response response, boolean push, boolean authorized)
      throws IOException {
    int status = response.code();
    if (response.isSuccessful()) {
      return isGit(response)
          ? Optional.empty()
          : Optional.of(refused(status, "not the answer of a Git host", authorized));
    }
    if (response.isRedirect()) {
      return redirect(response);
    }
    var words = words(response);
    var told = operation + ": " + status + (words.isEmpty() ? "" : ", " + words);
    if (status == 429 || status == 503) {
      return Optional.of(new OutsideTrouble.Unavailable(told, retryAfter(response)));
    }
    if (status >= 500 || status == 408) {
      return Optional.of(
          push
              ? new OutsideTrouble.Unanswered(told)
              : new OutsideTrouble.Unavailable(told, retryAfter(response)));
    }
    return Optional.of(refused(status, words, authorized));
  }

  OutsideTrouble redirectedTo(String host) {
    return refused(0, "redirects to another host, which is not followed: " + host, true);
  }

  OutsideTrouble tooLate(boolean push) {
    var told = operation + ": no answer in time";
    return push
        ? new OutsideTrouble.Unanswered(told)
        : new OutsideTrouble.Unavailable(told, Optional.empty());
  }

  /** The connection failed, or the answer stopped half-way. */
  OutsideTrouble broken(boolean push, IOException cause) {
    if (isInsecure(cause)) {
      return refused(0, "no secure connection: " + reason(cause), true);
    }
    var told = operation + ": " + reason(cause);
    return push && !isUnreached(cause)
        ? new OutsideTrouble.Unanswered(told, cause)
        : new OutsideTrouble.Unavailable(told, cause);
  }

  /** JGit couldn't make sense of an answer, or the host refused in Git's own protocol. */
  OutsideTrouble notUnderstood(boolean pushed, IOException cause) {
    if (!isTruncated(cause)) {
      return refused(0, reason(cause), true);
    }
    var told = operation + ": the answer ended too early";
    return pushed
        ? new OutsideTrouble.Unanswered(told, cause)
        : new OutsideTrouble.Unavailable(told, cause);
  }

  /** A text of the host's, line by line, fit to be shown. */
  String shown(String text) {
    return HostWords.lines(credentials.hide(text));
  }

  private OutsideTrouble.Refused refused(int status, String words, boolean authorized) {
    var said = words.isEmpty() ? "no reason given" : words;
    var note = authorized ? "" : " (asked without credentials)";
    var number = status == 0 ? "" : status + ", ";
    return new OutsideTrouble.Refused(operation + ": " + number + said + note, status, said + note);
  }

  private Optional<OutsideTrouble> redirect(Response response) {
    var target =
        Optional.ofNullable(response.header("Location"))
            .flatMap(location -> Optional.ofNullable(response.request().url().resolve(location)));
    if (target.isEmpty()) {
      return Optional.of(refused(response.code(), "redirects to nowhere", true));
    }
    var origin = new RemoteAddress(response.request().url());
    return origin.hasOriginOf(target.get())
        ? Optional.empty()
        : Optional.of(redirectedTo(target.get().host()));
  }

  private String words(Response response) throws IOException {
    var type = Optional.ofNullable(response.header("Content-Type")).orElse("");
    var words = HostWords.ofBody(type, credentials.hide(response.peekBody(LONGEST_BODY).string()));
    return words.isEmpty() ? HostWords.line(response.message()) : words;
  }

  private Optional<Duration> retryAfter(Response response) {
    return Optional.ofNullable(response.header("Retry-After")).flatMap(this::waitingTime);
  }

  /** Seconds, or a date (RFC 9110, section 10.2.3). */
  private Optional<Duration> waitingTime(String value) {
    try {
      if (value.chars().allMatch(Character::isDigit)) {
        return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
      }
      var until = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      var wait = Duration.between(clock.instant(), until);
      return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
    } catch (DateTimeException | NumberFormatException e) {
      return Optional.empty(); // a header that says nothing is no reason to fail otherwise
    }
  }

  private static boolean isGit(Response response) {
    return Optional.ofNullable(response.header("Content-Type"))
        .filter(type -> type.startsWith("application/x-git-"))
        .isPresent();
  }

  private static boolean isInsecure(IOException cause) {
    return cause instanceof SSLException && cause.getCause() instanceof GeneralSecurityException;
  }

  /** Whether the host wasn't even reached, so that nothing can have happened. */
  private static boolean isUnreached(IOException cause) {
    return cause instanceof ConnectException
        || cause instanceof UnknownHostException
        || cause instanceof NoRouteToHostException;
  }

  private static boolean isTruncated(Throwable cause) {
    for (var link = Optional.of(cause);
        link.isPresent();
        link = link.flatMap(one -> Optional.ofNullable(one.getCause()))) {
      if (link.get() instanceof EOFException) {
        return true;
      }
    }
    return false;
  }

  private String reason(IOException cause) {
    if (cause instanceof InterruptedIOException) {
      return "interrupted".equals(cause.getMessage()) ? "interrupted" : "no answer in time";
    }
    if (cause instanceof UnknownHostException) {
      return "the host's name is unknown";
    }
    var message = Optional.ofNullable(cause.getMessage()).orElse(cause.getClass().getSimpleName());
    return HostWords.line(credentials.hide(message));
  }
}
