package rollbackbot.sandbox.slack.api;

import java.util.LinkedHashSet;
import java.util.Set;

/** The bot's app as installed in the workspace. */
public record InstalledApp(
    String appId,
    String botId,
    String botUser,
    String botName,
    String command,
    String token,
    String signingSecret,
    Set<String> scopes) {

  /** The app as its manifest describes it. */
  public static InstalledApp example() {
    return new InstalledApp(
        "A0APP",
        "B0BOT",
        "U0BOT",
        "rollback-bot",
        "/rollback",
        "xoxb-played-token",
        "played-signing-secret",
        Set.of(
            "commands",
            "chat:write",
            "chat:write.public",
            "files:write",
            "usergroups:read",
            "users:read",
            "channels:read",
            "groups:read"));
  }

  public boolean may(String scope) {
    return scopes.contains(scope);
  }

  public InstalledApp with(String scope) {
    var more = new LinkedHashSet<>(scopes);
    more.add(scope);
    return scoped(more);
  }

  public InstalledApp without(String scope) {
    var fewer = new LinkedHashSet<>(scopes);
    fewer.remove(scope);
    return scoped(fewer);
  }

  private InstalledApp scoped(Set<String> scopes) {
    return new InstalledApp(
        appId, botId, botUser, botName, command, token, signingSecret, Set.copyOf(scopes));
  }
}
