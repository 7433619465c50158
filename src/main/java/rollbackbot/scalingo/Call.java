package rollbackbot.scalingo;

import java.util.Optional;
import okhttp3.HttpUrl;
import rollbackbot.http.CallTrouble;

/**
 * One thing to ask of Scalingo.
 *
 * @param operation its name in the metrics
 * @param description the operation and its object, for messages
 * @param changes whether something happens there; then a lost answer doesn't mean that nothing did
 * @param urgent whether it may use the calls kept back for confirmed rollbacks
 */
record Call(
    String operation,
    String description,
    String method,
    HttpUrl url,
    Optional<Object> body,
    boolean changes,
    boolean urgent) {

  static Call read(String operation, String description, HttpUrl url) {
    return new Call(operation, description, "GET", url, Optional.empty(), false, false);
  }

  static Call urgentRead(String operation, String description, HttpUrl url) {
    return new Call(operation, description, "GET", url, Optional.empty(), false, true);
  }

  static Call write(String operation, String description, String method, HttpUrl url, Object body) {
    return new Call(operation, description, method, url, Optional.of(body), true, true);
  }

  CallTrouble trouble() {
    return new CallTrouble(description, changes);
  }
}
