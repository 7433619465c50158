package rollbackbot.scalingo;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import rollbackbot.database.DatabaseId;
import rollbackbot.once.OutsideTrouble.Unavailable;
import rollbackbot.release.PlatformApp;
import rollbackbot.scalingo.http.AnswerReader;
import rollbackbot.scalingo.http.AuthorizedCalls;
import rollbackbot.scalingo.http.Call;
import rollbackbot.scalingo.http.ScalingoHttp;

/**
 * Calls to the database API, each made with the token of its database: five at once, since the
 * platform answers 504 where some twenty come together.
 */
final class DatabaseCalls {
  private static final int AT_ONCE = 5;

  private final ScalingoHttp http;
  private final AddonTokens tokens;
  private final Duration patience;
  private final UnaryOperator<AuthorizedCalls> pace;
  private final Semaphore free = new Semaphore(AT_ONCE, true);

  /**
   * @param patience how long a call waits for one of those under way to end
   * @param pace which calls leave others first
   */
  DatabaseCalls(
      ScalingoHttp http,
      AddonTokens tokens,
      Duration patience,
      UnaryOperator<AuthorizedCalls> pace) {
    this.http = http;
    this.tokens = tokens;
    this.patience = patience;
    this.pace = pace;
  }

  <T> T send(PlatformApp app, DatabaseId database, Call call, AnswerReader<T> reader) {
    take(call);
    try {
      var calls = new AuthorizedCalls(http, tokens.of(app, database));
      return pace.apply(calls).send(call, reader);
    } finally {
      free.release();
    }
  }

  private void take(Call call) {
    try {
      if (free.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
      throw new Unavailable(
          call.description() + ": too many calls to databases are under way", Optional.empty());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unavailable(call.description() + ": interrupted before it was sent", e);
    }
  }
}
