package rollbackbot.sandbox.slack.messages;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import rollbackbot.sandbox.slack.api.Arguments;
import rollbackbot.sandbox.slack.api.HttpReply;
import rollbackbot.sandbox.slack.api.MethodRefused;
import rollbackbot.sandbox.slack.api.SlackIds;
import rollbackbot.sandbox.slack.api.SlackJson;
import rollbackbot.sandbox.slack.workspace.PlayedWorkspace;

/** Hands out the addresses of commands and clicks, and takes what the bot posts there. */
public final class ResponseUrls {
  private final PlayedWorkspace workspace;
  private final InstantSource clock;
  private final SlackIds ids;
  private final Replies replies;
  private final Map<String, ResponseUrl> byPath = new HashMap<>();

  public ResponseUrls(
      PlayedWorkspace workspace, InstantSource clock, SlackIds ids, Replies replies) {
    this.workspace = workspace;
    this.clock = clock;
    this.ids = ids;
    this.replies = replies;
  }

  /** The path of a new address. */
  public synchronized ResponseUrl issue(
      String kind, String user, String channel, Optional<SlackMessage> origin) {
    var path = "/%s/%s/%d/%s".formatted(kind, workspace.team(), ids.number(), ids.next());
    var url = new ResponseUrl(path, user, channel, origin, clock.instant(), 0);
    byPath.put(path, url);
    return url;
  }

  /** What the bot posts to an address; its text is the answer's body. */
  public synchronized HttpReply post(String path, Arguments arguments) {
    var url = byPath.get(path);
    if (url == null) {
      return HttpReply.text(404, "no_service");
    }
    if (url.isExpired(clock.instant())) {
      return refused(404, "expired_url");
    }
    if (url.isUsedUp()) {
      return refused(404, "used_url");
    }
    try {
      var message = replies.reply(url, arguments);
      byPath.put(path, url.used(message.or(url::origin)));
      return HttpReply.text(200, "ok");
    } catch (MethodRefused refusal) {
      return refused(400, refusal.error());
    }
  }

  private static HttpReply refused(int status, String error) {
    return HttpReply.json(status, SlackJson.object().put("ok", false).put("error", error));
  }
}
