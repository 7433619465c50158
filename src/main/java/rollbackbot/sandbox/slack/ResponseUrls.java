package rollbackbot.sandbox.slack;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Hands out the addresses of commands and clicks, and takes what the bot posts there. */
final class ResponseUrls {
  private final Workspace workspace;
  private final InstantSource clock;
  private final Ids ids;
  private final Replies replies;
  private final Map<String, ResponseUrl> byPath = new HashMap<>();

  ResponseUrls(Workspace workspace, InstantSource clock, Ids ids, Replies replies) {
    this.workspace = workspace;
    this.clock = clock;
    this.ids = ids;
    this.replies = replies;
  }

  /** The path of a new address. */
  synchronized ResponseUrl issue(
      String kind, String user, String channel, Optional<Message> origin) {
    var path = "/%s/%s/%d/%s".formatted(kind, workspace.team(), ids.number(), ids.next());
    var url = new ResponseUrl(path, user, channel, origin, clock.instant(), 0);
    byPath.put(path, url);
    return url;
  }

  /** What the bot posts to an address; its text is the answer's body. */
  synchronized HttpAnswer post(String path, Arguments arguments) {
    var url = byPath.get(path);
    if (url == null) {
      return HttpAnswer.text(404, "no_service");
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
      return HttpAnswer.text(200, "ok");
    } catch (MethodRefused refusal) {
      return refused(400, refusal.error());
    }
  }

  private static HttpAnswer refused(int status, String error) {
    return HttpAnswer.json(status, Json.object().put("ok", false).put("error", error));
  }
}
