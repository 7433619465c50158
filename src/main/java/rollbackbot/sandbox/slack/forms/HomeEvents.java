package rollbackbot.sandbox.slack.forms;

import java.time.InstantSource;
import java.util.function.Consumer;
import rollbackbot.sandbox.slack.api.SlackIds;
import rollbackbot.sandbox.slack.api.SlackJson;
import rollbackbot.sandbox.slack.api.Timestamps;
import rollbackbot.sandbox.slack.delivery.Delivery;
import rollbackbot.sandbox.slack.delivery.Transport;
import rollbackbot.sandbox.slack.workspace.PlayedWorkspace;
import tools.jackson.databind.node.ObjectNode;

/** What Slack tells the bot by the Events API; fields as in the recorded samples. */
public final class HomeEvents {
  private final PlayedWorkspace workspace;
  private final Views views;
  private final ViewJson shape;
  private final SlackIds ids;
  private final Timestamps timestamps;
  private final InstantSource clock;
  private final Transport way;

  public HomeEvents(
      PlayedWorkspace workspace,
      Views views,
      ViewJson shape,
      SlackIds ids,
      Timestamps timestamps,
      InstantSource clock,
      Transport way) {
    this.workspace = workspace;
    this.views = views;
    this.shape = shape;
    this.ids = ids;
    this.timestamps = timestamps;
    this.clock = clock;
    this.way = way;
  }

  /** Somebody looks at a tab of the bot: {@code home} or {@code messages}. */
  public Delivery homeOpened(String user, String tab) {
    return tell(event -> {
      event
          .put("type", "app_home_opened")
          .put("user", workspace.person(user).id())
          .put("channel", workspace.directMessage(user).id())
          .put("event_ts", timestamps.next())
          .put("tab", tab);
      views.home(user).ifPresent(home -> event.set("view", shape.of(home)));
    });
  }

  private Delivery tell(Consumer<ObjectNode> event) {
    var installation = workspace.installation();
    var payload =
        SlackJson.object()
            .put("token", "fixed-value")
            .put("team_id", workspace.team())
            .put("api_app_id", installation.appId());
    event.accept(payload.putObject("event"));
    payload.put("type", "event_callback");
    payload
        .putArray("authorizations")
        .addObject()
        .put("team_id", workspace.team())
        .put("user_id", installation.botUser())
        .put("is_bot", true)
        .put("is_enterprise_install", false);
    payload.put("event_id", "Ev" + ids.next()).put("event_time", clock.instant().getEpochSecond());
    return way.event(payload);
  }
}
