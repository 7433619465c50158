package rollbackbot.slack.web;

import com.slack.api.methods.MethodsClient;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import rollbackbot.once.OutsideTrouble;
import rollbackbot.once.SteadyClock;

/** Who the bot is in which workspace, and whether Slack accepts its token. */
public final class SlackIdentity {
  private static final Duration FRESH = Duration.ofSeconds(10);

  private final MethodsClient client;
  private final SteadyClock clock;
  private Optional<Identity> known = Optional.empty();
  private Optional<String> trouble = Optional.of("not asked yet");
  private Instant askedAt = Instant.MIN;

  public SlackIdentity(MethodsClient client, SteadyClock clock) {
    this.client = client;
    this.clock = clock;
  }

  /**
   * What {@code auth.test} tells.
   *
   * @param workspaceUrl such as {@code https://acme.slack.com/}
   */
  public record Identity(String team, Optional<String> enterprise, String workspaceUrl) {}

  /** The identity, asked for once. */
  public synchronized Identity identity() {
    if (known.isEmpty()) {
      known = Optional.of(ask());
    }
    return known.get();
  }

  /**
   * What speaks against being ready: Slack's word, or that it doesn't answer; cached for seconds.
   */
  public synchronized Optional<String> trouble() {
    if (askedAt.equals(Instant.MIN) || clock.instant().isAfter(askedAt.plus(FRESH))) {
      try {
        known = Optional.of(ask());
        trouble = Optional.empty();
      } catch (OutsideTrouble e) {
        trouble = Optional.of(e.getMessage());
      }
      askedAt = clock.instant();
    }
    return trouble;
  }

  /** A message's address in the workspace's archive, where the workspace's own is known. */
  public synchronized Optional<String> archiveLink(String channel, String timestamp) {
    return known
        .map(Identity::workspaceUrl)
        .filter(url -> !url.isEmpty())
        .map(url -> url + "archives/" + channel + "/p" + timestamp.replace(".", ""));
  }

  private Identity ask() {
    var answer = SlackAnswers.of("auth.test", () -> client.authTest(request -> request));
    return new Identity(
        answer.getTeamId(),
        Optional.ofNullable(answer.getEnterpriseId()),
        Optional.ofNullable(answer.getUrl()).orElse(""));
  }
}
