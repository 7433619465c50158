package rollbackbot.githost;

import java.util.Optional;
import okhttp3.HttpUrl;
import rollbackbot.http.CallTrouble;

/**
 * One thing to ask of a Git host.
 *
 * @param description the operation and its object, for messages
 * @param body what is sent; with one, something happens there, so that a lost answer doesn't mean
 *     that nothing did
 */
record ApiCall(ApiKind kind, String description, HttpUrl url, Optional<Object> body) {

  static ApiCall read(Project project, String description, HttpUrl url) {
    return new ApiCall(project.api().kind(), description, url, Optional.empty());
  }

  static ApiCall create(Project project, String description, HttpUrl url, Object body) {
    return new ApiCall(project.api().kind(), description, url, Optional.of(body));
  }

  ApiCall at(HttpUrl other) {
    return new ApiCall(kind, description, other, body);
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
