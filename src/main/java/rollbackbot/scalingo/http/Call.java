package rollbackbot.scalingo.http;

import java.util.Optional;
import okhttp3.HttpUrl;
import rollbackbot.http.CallTrouble;
import rollbackbot.scalingo.http.CallBudget.Urgency;

/**
 * One thing to ask of Scalingo.
 *
 * @param operation its name in the metrics
 * @param description the operation and its object, for messages
 * @param changes whether something happens there; then a lost answer doesn't mean that nothing did
 * @param urgency how much of the budget it may use
 */
public record Call(
    String operation,
    String description,
    String method,
    HttpUrl url,
    Optional<Object> body,
    boolean changes,
    Urgency urgency) {

  public static Call read(String operation, String description, HttpUrl url) {
    return new Call(operation, description, "GET", url, Optional.empty(), false, Urgency.USUAL);
  }

  public static Call urgentRead(String operation, String description, HttpUrl url) {
    return new Call(operation, description, "GET", url, Optional.empty(), false, Urgency.URGENT);
  }

  public static Call write(
      String operation, String description, String method, HttpUrl url, Object body) {
    return new Call(operation, description, method, url, Optional.of(body), true, Urgency.URGENT);
  }

  /** The same, in more or less of a hurry. */
  Call with(Urgency other) {
    return new Call(operation, description, method, url, body, changes, other);
  }

  CallTrouble trouble() {
    return new CallTrouble(description, changes);
  }
}
