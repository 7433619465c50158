package rollbackbot.sandbox.slack;

import java.io.IOException;
import java.net.Proxy;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import rollbackbot.sandbox.slack.api.SlackJson;
import rollbackbot.suite.Patience;
import tools.jackson.databind.JsonNode;

/** Calls without the SDK, to see the bare answers. */
public final class RawHttp {
  private static final OkHttpClient CLIENT =
      new OkHttpClient.Builder()
          .proxy(Proxy.NO_PROXY)
          .connectTimeout(Patience.LONG)
          .readTimeout(Patience.LONG)
          .writeTimeout(Patience.LONG)
          .build();

  private RawHttp() {}

  public record RawAnswer(int status, String body) {
    public JsonNode json() {
      return SlackJson.read(body);
    }
  }

  /** A method with a JSON body and the bot's token. */
  public static JsonNode call(FakeSlack slack, String method, String quotedJson)
      throws IOException {
    var request =
        json(slack.apiUrl() + method, quotedJson)
            .header("Authorization", "Bearer " + slack.botToken());
    return send(request).json();
  }

  public static RawAnswer post(String url, String quotedJson) throws IOException {
    return send(json(url, quotedJson));
  }

  public static RawAnswer post(String url, RequestBody body) throws IOException {
    return send(new Request.Builder().url(url).post(body));
  }

  private static Request.Builder json(String url, String quotedJson) {
    var body =
        RequestBody.create(
            quotedJson.replace('\'', '"'), MediaType.get("application/json; charset=utf-8"));
    return new Request.Builder().url(url).post(body);
  }

  private static RawAnswer send(Request.Builder request) throws IOException {
    try (var response = CLIENT.newCall(request.build()).execute()) {
      return new RawAnswer(response.code(), response.body().string());
    }
  }
}
