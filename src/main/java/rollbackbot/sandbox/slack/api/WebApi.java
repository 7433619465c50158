package rollbackbot.sandbox.slack.api;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;

/** The methods by name, and what all of them check first: token and scope. */
public final class WebApi {
  /**
   * A method.
   *
   * @param token the one that it wants; empty: it wants none
   */
  private record Entry(
      Optional<Supplier<String>> token, Optional<String> scope, ApiMethod method) {}

  private final Supplier<InstalledApp> installation;
  private final Map<String, Entry> methods = new HashMap<>();

  /**
   * No methods so far.
   *
   * @param installation the app as it is installed at the moment of a call
   */
  public WebApi(Supplier<InstalledApp> installation) {
    this.installation = installation;
  }

  public WebApi with(String name, ApiMethod method) {
    return with(name, new Entry(Optional.of(this::botToken), Optional.empty(), method));
  }

  public WebApi with(String name, String scope, ApiMethod method) {
    return with(name, new Entry(Optional.of(this::botToken), Optional.of(scope), method));
  }

  public WebApi withAppToken(String name, String token, ApiMethod method) {
    return with(name, new Entry(Optional.of(() -> token), Optional.empty(), method));
  }

  /** A method that anybody may call. */
  public WebApi withoutToken(String name, ApiMethod method) {
    return with(name, new Entry(Optional.empty(), Optional.empty(), method));
  }

  private WebApi with(String name, Entry entry) {
    methods.put(name, entry);
    return this;
  }

  private String botToken() {
    return installation.get().token();
  }

  /** Throws what refuses a call before it counts: unknown method, token, scope. */
  void admit(String name, Optional<String> token) {
    var entry = entry(name);
    if (entry.token().isEmpty()) {
      return;
    }
    if (token.isEmpty()) {
      throw MethodRefused.because("not_authed");
    }
    if (!token.get().equals(entry.token().get().get())) {
      throw MethodRefused.because("invalid_auth");
    }
    entry
        .scope()
        .filter(scope -> !installation.get().may(scope))
        .ifPresent(scope -> {
          throw MethodRefused.missingScope(scope, installation.get().scopes());
        });
  }

  /** What Slack says beside each answer (docs.slack.dev, "Scopes"). */
  Map<String, String> scopes() {
    return Map.of("X-OAuth-Scopes", String.join(",", installation.get().scopes()));
  }

  ObjectNode call(String name, Arguments arguments) {
    var answer = SlackJson.object().put("ok", true);
    answer.setAll(entry(name).method().call(arguments));
    return answer;
  }

  private Entry entry(String name) {
    return Optional.ofNullable(methods.get(name))
        .orElseThrow(() -> MethodRefused.because("unknown_method"));
  }
}
