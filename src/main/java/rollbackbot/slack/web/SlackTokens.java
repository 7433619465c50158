package rollbackbot.slack.web;

import com.slack.api.Slack;
import com.slack.api.methods.MethodsClient;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rollbackbot.once.OutsideTrouble;

/** Asks Slack about the tokens themselves; trouble on the way is an {@link OutsideTrouble}. */
public final class SlackTokens {
  /** What the bot does with each stands in its manifest. */
  public static final Set<String> NEEDED =
      Set.of(
          "commands",
          "chat:write",
          "chat:write.public",
          "files:write",
          "usergroups:read",
          "users:read",
          "channels:read",
          "groups:read");

  /** Beside each answer (docs.slack.dev, "Scopes"). */
  private static final String GRANTED = "x-oauth-scopes";

  private final Slack slack;
  private final MethodsClient client;

  public SlackTokens(Slack slack, MethodsClient client) {
    this.slack = slack;
    this.client = client;
  }

  /**
   * What Slack says of the bot's token.
   *
   * @param missing the scopes that are needed and not granted; empty where Slack doesn't tell
   */
  public record Bot(String workspace, Optional<List<String>> missing) {}

  public Bot bot() {
    var answer = SlackAnswers.of("auth.test", () -> client.authTest(request -> request));
    var granted =
        Optional.ofNullable(answer.getHttpResponseHeaders()).stream()
            .flatMap(headers -> headers.entrySet().stream())
            .filter(header -> header.getKey().equalsIgnoreCase(GRANTED))
            .flatMap(header -> header.getValue().stream())
            .flatMap(scopes -> Stream.of(scopes.split(",")))
            .map(String::strip)
            .collect(Collectors.toSet());
    return new Bot(
        Optional.ofNullable(answer.getTeam()).orElse("?"),
        granted.isEmpty() ? Optional.empty() : Optional.of(missing(granted)));
  }

  private static List<String> missing(Set<String> granted) {
    var missing = new TreeSet<>(NEEDED);
    missing.removeAll(granted);
    return List.copyOf(missing);
  }

  /** Asks for an address for Socket Mode's socket, and leaves it unused. */
  public void socket(String appToken) {
    SlackAnswers.of(
        "apps.connections.open",
        () -> slack.methods(appToken).appsConnectionsOpen(request -> request));
  }
}
