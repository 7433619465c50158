package rollbackbot.sandbox.slack.delivery;

import java.time.InstantSource;
import java.util.Map;
import rollbackbot.sandbox.slack.workspace.PlayedWorkspace;
import tools.jackson.databind.node.ObjectNode;

/** Signed forms, posted to the bot's request URL. */
public final class HttpTransport implements Transport {
  private final PlayedWorkspace workspace;
  private final InstantSource clock;
  private final BotConnection bot;

  public HttpTransport(PlayedWorkspace workspace, InstantSource clock, BotConnection bot) {
    this.workspace = workspace;
    this.clock = clock;
    this.bot = bot;
  }

  @Override
  public Delivery command(Map<String, String> fields) {
    return post(CommandForm.form(fields));
  }

  @Override
  public Delivery interaction(ObjectNode payload) {
    return post(CommandForm.form(Map.of("payload", payload.toString())));
  }

  /** Events come as JSON. */
  @Override
  public Delivery event(ObjectNode payload) {
    return bot.postJson(signed(payload.toString()));
  }

  private Delivery post(String body) {
    return bot.post(signed(body));
  }

  private SignedRequest signed(String body) {
    var secret = workspace.installation().signingSecret();
    return SignedRequest.sign(body, clock.instant(), secret);
  }
}
