package rollbackbot.scalingo;

import rollbackbot.database.DatabaseId;
import rollbackbot.release.PlatformApp;

/** Calls to the database API, each made with the token of its database. */
final class DatabaseCalls {
  private final ScalingoHttp http;
  private final AddonTokens tokens;

  DatabaseCalls(ScalingoHttp http, AddonTokens tokens) {
    this.http = http;
    this.tokens = tokens;
  }

  <T> T send(PlatformApp app, DatabaseId database, Call call, AnswerReader<T> reader) {
    return new AuthorizedCalls(http, tokens.of(app, database)).send(call, reader);
  }
}
