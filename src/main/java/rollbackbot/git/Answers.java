package rollbackbot.git;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Optional;
import javax.net.ssl.SSLException;
import okhttp3.HttpUrl;
import okhttp3.Response;
import rollbackbot.http.CallTrouble;
import rollbackbot.http.HttpAnswer;
import rollbackbot.http.Trust;
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
    var answer = new HttpAnswer(response, call(push), clock);
    if (response.isRedirect()) {
      return redirect(response.request().url(), answer);
    }
    var words = words(response);
    var trouble = answer.trouble(words);
    return Optional.of(
        trouble instanceof OutsideTrouble.Refused ? refused(status, words, authorized) : trouble);
  }

  private CallTrouble call(boolean push) {
    return new CallTrouble(operation, push);
  }

  OutsideTrouble redirectedTo(String host) {
    return refused(0, "redirects to another host, which is not followed: " + host, true);
  }

  OutsideTrouble tooLate(boolean push) {
    return call(push).unclear("no answer in time");
  }

  /** The connection failed, or the answer stopped half-way. */
  OutsideTrouble broken(boolean push, IOException cause) {
    if (isInsecure(cause)) {
      return refused(0, "no secure connection: " + reason(cause), true);
    }
    return isUnreached(cause)
        ? call(push).unsent(reason(cause), cause)
        : call(push).unclear(reason(cause), cause);
  }

  /** JGit couldn't make sense of an answer, or the host refused in Git's own protocol. */
  OutsideTrouble notUnderstood(boolean pushed, IOException cause) {
    return isTruncated(cause)
        ? call(pushed).unclear("the answer ended too early", cause)
        : refused(0, reason(cause), true);
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

  private Optional<OutsideTrouble> redirect(HttpUrl from, HttpAnswer answer) {
    var target = answer.location();
    if (target.isEmpty()) {
      return Optional.of(refused(answer.status(), "redirects to nowhere", true));
    }
    return Trust.isSameOrigin(from, target.get())
        ? Optional.empty()
        : Optional.of(redirectedTo(target.get().host()));
  }

  private String words(Response response) throws IOException {
    var type = Optional.ofNullable(response.header("Content-Type")).orElse("");
    var words = HostWords.ofBody(type, credentials.hide(response.peekBody(LONGEST_BODY).string()));
    return words.isEmpty() ? HostWords.line(response.message()) : words;
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
