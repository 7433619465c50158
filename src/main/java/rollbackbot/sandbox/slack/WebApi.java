package rollbackbot.sandbox.slack;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** The methods by name, and what all of them check first: token and scope. */
final class WebApi {
  /**
   * A method.
   *
   * @param appToken the token that it wants instead of the bot's
   */
  private record Entry(Optional<String> scope, Optional<String> appToken, ApiMethod method) {}

  private final Workspace workspace;
  private final Map<String, Entry> methods = new HashMap<>();

  WebApi(Workspace workspace) {
    this.workspace = workspace;
  }

  WebApi with(String name, ApiMethod method) {
    methods.put(name, new Entry(Optional.empty(), Optional.empty(), method));
    return this;
  }

  WebApi with(String name, String scope, ApiMethod method) {
    methods.put(name, new Entry(Optional.of(scope), Optional.empty(), method));
    return this;
  }

  WebApi withAppToken(String name, String token, ApiMethod method) {
    methods.put(name, new Entry(Optional.empty(), Optional.of(token), method));
    return this;
  }

  /** Throws what refuses a call before it counts: unknown method, token, scope. */
  void admit(String name, Optional<String> token) {
    var entry = entry(name);
    if (name.equals(BlocksMethods.VALIDATE)) {
      return;
    }
    var installation = workspace.installation();
    if (token.isEmpty()) {
      throw MethodRefused.because("not_authed");
    }
    if (!token.get().equals(entry.appToken().orElse(installation.token()))) {
      throw MethodRefused.because("invalid_auth");
    }
    entry
        .scope()
        .filter(scope -> !installation.may(scope))
        .ifPresent(scope -> {
          throw MethodRefused.missingScope(scope, installation.scopes());
        });
  }

  ObjectNode call(String name, Arguments arguments) {
    var answer = Json.object().put("ok", true);
    answer.setAll(entry(name).method().call(arguments));
    return answer;
  }

  private Entry entry(String name) {
    return Optional.ofNullable(methods.get(name))
        .orElseThrow(() -> MethodRefused.because("unknown_method"));
  }
}
