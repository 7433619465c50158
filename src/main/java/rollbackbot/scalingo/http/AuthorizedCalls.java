package rollbackbot.scalingo.http;

import java.io.IOException;
import java.util.Optional;
import java.util.function.UnaryOperator;
import rollbackbot.once.OutsideTrouble;
import rollbackbot.once.Sending;
import rollbackbot.scalingo.http.CallBudget.Urgency;
import rollbackbot.secret.Secret;

/** Calls made with the short-lived token. */
public final class AuthorizedCalls {
  private final ScalingoHttp http;
  private final Tokens tokens;
  private final UnaryOperator<Call> pace;

  public AuthorizedCalls(ScalingoHttp http, Tokens tokens) {
    this(http, tokens, UnaryOperator.identity());
  }

  private AuthorizedCalls(ScalingoHttp http, Tokens tokens, UnaryOperator<Call> pace) {
    this.http = http;
    this.tokens = tokens;
    this.pace = pace;
  }

  /** The same, for what nobody waits for: these calls leave half of the budget to others. */
  public AuthorizedCalls unhurried() {
    return with(Urgency.UNHURRIED);
  }

  /** The same, for whoever only looks around: these calls leave three quarters to others. */
  public AuthorizedCalls spare() {
    return with(Urgency.SPARE);
  }

  private AuthorizedCalls with(Urgency urgency) {
    return new AuthorizedCalls(http, tokens, call -> call.with(urgency));
  }

  /**
   * Sends a call. A refused token says that nothing happened: a read is sent once more with a fresh
   * token. A write never is by itself, since each sending is to be stored before; it may be asked
   * for again at once. The refusal of a fresh token is passed on to the caller.
   */
  public <T> T send(Call call, AnswerReader<T> reader) {
    var paced = pace.apply(call);
    return paced.changes() ? write(paced, reader) : read(paced, reader);
  }

  private <T> T write(Call call, AnswerReader<T> reader) {
    boolean mayBeOld = tokens.mayBeOld(call);
    var token = tokens.current();
    Sending.afterPreparing();
    return mayBeOld
        ? http.send(call, bearer(token), answer -> unlessUnauthorized(answer, reader))
            .orElseThrow(() -> refused(call, token))
        : http.send(call, bearer(token), reader);
  }

  private OutsideTrouble refused(Call call, Secret token) {
    tokens.renewFor(call, token);
    return new OutsideTrouble.Unavailable(
        call.description() + ": the token was refused, and is renewed", Optional.empty());
  }

  private <T> T read(Call call, AnswerReader<T> reader) {
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
