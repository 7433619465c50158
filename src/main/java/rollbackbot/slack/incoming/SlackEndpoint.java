package rollbackbot.slack.incoming;

import com.slack.api.bolt.App;
import com.slack.api.bolt.request.RequestHeaders;
import com.slack.api.bolt.util.SlackRequestParser;
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
  private static final String TEXT = "text/plain; charset=utf-8";
  private static final int NOT_FOUND = 404;

  private final SignatureCheck signatures;
  private final App app;
  private final SlackRequestParser parser;
  private final InstantSource clock;

  public SlackEndpoint(SignatureCheck signatures, App app, InstantSource clock) {
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

  /** Whether a body could make this Slack's: the headers are there, and their time is now. */
  public boolean maySign(Map<String, List<String>> headers) {
    return signatures.mayAccept(
        first(headers, TIMESTAMP), first(headers, SIGNATURE), clock.instant());
  }

  public boolean isSigned(Map<String, List<String>> headers, byte[] body) {
    return signatures.accepts(
        first(headers, TIMESTAMP), first(headers, SIGNATURE), body, clock.instant());
  }

  /**
   * Handles a request.
   *
   * @param headers by name in lower case
   * @param body the raw body: it is what was signed
   */
  public Answer handle(String path, Map<String, List<String>> headers, byte[] body) {
    if (!isSigned(headers, body)) {
      return new Answer.NotFromSlack();
    }
    try {
      return run(path, headers, RequestBody.text(body));
    } catch (Malformed e) {
      return malformed(e);
    }
  }

  private Answer run(String path, Map<String, List<String>> headers, String body) {
    var request =
        SlackRequestParser.HttpRequest.builder()
            .requestUri(path)
            .queryString(Map.of())
            .headers(new RequestHeaders(headers))
            .requestBody(body)
            .remoteAddress("")
            .build();
    return run(request);
  }

  private Answer run(SlackRequestParser.HttpRequest request) {
    try {
      var known = Optional.ofNullable(parser.parse(request));
      if (known.isEmpty()) {
        return forNobody();
      }
      var response = app.run(known.get());
      return response.getStatusCode() == NOT_FOUND
          ? forNobody()
          : new Answer.Handled(
              response.getStatusCode(),
              Optional.ofNullable(response.getContentType()).orElse(TEXT),
              Optional.ofNullable(response.getBody()).orElse(""));
    } catch (NotRecorded e) {
      // Not acknowledged, so that Slack tells the person to try again.
      log.error("a request from Slack could not be recorded", e.getCause());
      return new Answer.Handled(500, TEXT, "not recorded");
    } catch (Exception | StackOverflowError e) {
      return malformed(e);
    }
  }

  /** Slack sends what isn't taken with 200 again, and in the end nothing more. */
  private static Answer forNobody() {
    log.warn("a request from Slack is for nobody here");
    return new Answer.Handled(200, TEXT, "");
  }

  private static Answer malformed(Throwable failure) {
    log.warn("a signed request isn't what Slack sends: {}", Shape.words(failure));
    return new Answer.Handled(400, TEXT, "not understood");
  }

  private static Optional<String> first(Map<String, List<String>> headers, String name) {
    return Optional.ofNullable(headers.get(name)).flatMap(values -> values.stream().findFirst());
  }
}
