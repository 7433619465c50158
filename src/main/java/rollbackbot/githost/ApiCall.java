package rollbackbot.githost;

import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.Request;
import rollbackbot.http.CallTrouble;
import rollbackbot.http.CarefulClient;
import rollbackbot.http.Permissions;

/**
 * One thing to ask of a Git host.
 *
 * @param description the operation and its object, for messages
 * @param body what is sent; with one, something happens there, so that a lost answer doesn't mean
 *     that nothing did
 * @param followed whether the host itself sent us to the address
 */
record ApiCall(
    ApiKind kind, String description, HttpUrl url, Optional<Object> body, boolean followed) {

  static ApiCall read(Project project, String description, HttpUrl url) {
    return new ApiCall(project.api().kind(), description, url, Optional.empty(), false);
  }

  static ApiCall create(Project project, String description, HttpUrl url, Object body) {
    return new ApiCall(project.api().kind(), description, url, Optional.of(body), false);
  }

  ApiCall at(HttpUrl other) {
    return new ApiCall(kind, description, other, body, true);
  }

  /** What is asked, still without its method, its body and its headers. */
  Request.Builder request() {
    var request = CarefulClient.request().url(url);
    return followed ? Permissions.followed(request) : request;
  }

  boolean changes() {
    return body.isPresent();
  }

  String method() {
    return changes() ? "POST" : "GET";
  }

  CallTrouble trouble() {
    return new CallTrouble(description, changes());
  }
}
