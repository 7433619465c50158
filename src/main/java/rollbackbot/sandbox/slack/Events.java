package rollbackbot.sandbox.slack;

import java.time.InstantSource;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/** What Slack tells the bot by the Events API; fields as in the recorded samples. */
final class Events {
  private final Workspace workspace;
  private final Views views;
  private final ViewShape shape;
  private final Ids ids;
  private final Timestamps timestamps;
  private final InstantSource clock;
  private final Way way;

  Events(
      Workspace workspace,
      Views views,
      ViewShape shape,
      Ids ids,
      Timestamps timestamps,
      InstantSource clock,
      Way way) {
    this.workspace = workspace;
    this.views = views;
    this.shape = shape;
    this.ids = ids;
    this.timestamps = timestamps;
    this.clock = clock;
    this.way = way;
  }

  /** Somebody looks at a tab of the bot: {@code home} or {@code messages}. */
  Delivery homeOpened(String user, String tab) {
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
        Json.object()
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
