package rollbackbot.slack;

import com.slack.api.bolt.App;
import com.slack.api.bolt.request.RequestHeaders;
import com.slack.api.bolt.util.SlackRequestParser;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything from Slack in HTTP mode: signature first, then Bolt. */
public final class SlackEndpoint {
  private static final Logger log = LoggerFactory.getLogger(SlackEndpoint.class);
  private static final String TIMESTAMP = "x-slack-request-timestamp";
  private static final String SIGNATURE = "x-slack-signature";

  private final SignatureCheck signatures;
  private final App app;
  private final SlackRequestParser parser;
  private final InstantSource clock;

  SlackEndpoint(SignatureCheck signatures, App app, InstantSource clock) {
    this.signatures = signatures;
    this.app = app;
    this.parser = new SlackRequestParser(app.config());
    this.clock = clock;
  }

  /** Every answer that the endpoint gives. */
  public sealed interface Answer {

    /** The request doesn't come from Slack: 401, and no trace but a count. */
    record NotFromSlack() implements Answer {}

    record Handled(int status, String contentType, String body) implements Answer {}
  }

  /**
   * Handles a request.
   *
   * @param headers by name in lower case
   * @param body the raw body: it is what was signed
   */
  public Answer handle(String path, Map<String, List<String>> headers, byte[] body) {
    if (!signatures.accepts(
        first(headers, TIMESTAMP), first(headers, SIGNATURE), body, clock.instant())) {
      return new Answer.NotFromSlack();
    }
    var request =
        SlackRequestParser.HttpRequest.builder()
            .requestUri(path)
            .queryString(Map.of())
            .headers(new RequestHeaders(headers))
            .requestBody(new String(body, StandardCharsets.UTF_8))
            .remoteAddress("")
            .build();
    return run(request);
  }

  private Answer run(SlackRequestParser.HttpRequest request) {
    try {
      var response = app.run(parser.parse(request));
      return new Answer.Handled(
          response.getStatusCode(),
          Optional.ofNullable(response.getContentType()).orElse("text/plain; charset=utf-8"),
          Optional.ofNullable(response.getBody()).orElse(""));
    } catch (Exception e) {
      // Not acknowledged, so that Slack tells the person to try again.
      log.error("a request from Slack could not be recorded", e);
      return new Answer.Handled(500, "text/plain; charset=utf-8", "not recorded");
    }
  }

  private static Optional<String> first(Map<String, List<String>> headers, String name) {
    return Optional.ofNullable(headers.get(name)).flatMap(values -> values.stream().findFirst());
  }
}
