package rollbackbot.scalingo;

import java.io.IOException;
import java.util.Optional;
import rollbackbot.rollback.Secret;

/** Calls made with the short-lived token. */
final class AuthorizedCalls {
  private final ScalingoHttp http;
  private final Tokens tokens;

  AuthorizedCalls(ScalingoHttp http, Tokens tokens) {
    this.http = http;
    this.tokens = tokens;
  }

  /**
   * Sends a call. A refused token says that nothing happened, so it is sent once more with a fresh
   * token, writes too; a second 401 is passed on to the caller.
   */
  <T> T send(Call call, AnswerReader<T> reader) {
    var token = tokens.current();
    var read = http.send(call, bearer(token), answer -> unlessUnauthorized(answer, reader));
    return read.orElseGet(() -> http.send(call, bearer(tokens.insteadOf(token)), reader));
  }

  private static <T> Optional<T> unlessUnauthorized(Answer answer, AnswerReader<T> reader)
      throws IOException {
    return answer.isUnauthorized() ? Optional.empty() : Optional.of(reader.read(answer));
  }

  private static Credential bearer(Secret token) {
    return new Credential.Bearer(token);
  }
}
