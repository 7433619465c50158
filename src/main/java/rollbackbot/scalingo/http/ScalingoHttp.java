package rollbackbot.scalingo.http;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.event.Level;
import rollbackbot.http.CarefulClient;
import rollbackbot.http.HttpAnswer;
import rollbackbot.http.OneShotBody;
import rollbackbot.http.Service;
import rollbackbot.http.Timeouts;
import rollbackbot.http.Trust;
import rollbackbot.once.OutsideTrouble.Refused;
import rollbackbot.once.OutsideTrouble.Unavailable;
import rollbackbot.trouble.SpentBudget;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Sends calls over HTTP: timeouts, headers, the budget, and what a missing answer means. */
public final class ScalingoHttp {
  private static final Logger LOG = LoggerFactory.getLogger(ScalingoHttp.class);

  private final CallBudget budget;
  private final String userAgent;
  private final InstantSource clock;
  private final Supplier<String> requestIds;
  private final CallListener listener;
  private final CarefulClient client;
  private final JsonMapper json =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .addModule(new SecretTexts())
          // A metric without a value may come as a bare NaN.
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .build();

  public ScalingoHttp(
      ScalingoSettings settings,
      CallBudget budget,
      Timeouts timeouts,
      InstantSource clock,
      Supplier<String> requestIds,
      CallListener listener) {
    this.budget = budget;
    this.userAgent = settings.userAgent();
    this.clock = clock;
    this.requestIds = requestIds;
    this.listener = listener;
    this.client = new CarefulClient(timeouts, settings.proxies(), Service.SCALINGO);
  }

  /** Sends a call once and hands its answer to the reader, whatever its status. */
  <T> T send(Call call, Credential credential, AnswerReader<T> reader) {
    requireTrusted(call);
    takeFromBudget(call);
    var requestId = requestIds.get();
    var request = request(call, credential, requestId);
    long start = System.nanoTime();
    int status = 0;
    try (var _ = MDC.putCloseable("requestId", requestId);
        var response = client.newCall(request, call.changes()).execute()) {
      status = response.code();
      var answer = new HttpAnswer(response, call.trouble(), clock);
      return reader.read(new Answer(call, answer, json, List.of(credential.secret())));
    } catch (IOException e) {
      throw call.trouble().withoutAnswer(request, e);
    } finally {
      try (var _ = MDC.putCloseable("requestId", requestId)) {
        tell(call, status, Duration.ofNanos(System.nanoTime() - start), requestId);
      }
    }
  }

  private static void requireTrusted(Call call) {
    if (!Trust.allows(call.url())) {
      throw new Refused(
          call.description() + ": no token is sent unencrypted to " + call.url().host(), 0, "");
    }
  }

  private void takeFromBudget(Call call) {
    var wait = budget.take(call.urgency());
    if (wait.isPresent()) {
      throw new Unavailable(call.description() + ": " + SpentBudget.ANSWER, wait);
    }
  }

  private Request request(Call call, Credential credential, String requestId) {
    var body = call.body().map(json::writeValueAsBytes);
    return CarefulClient.request()
        .url(call.url())
        .method(call.method(), body.<RequestBody>map(OneShotBody::new).orElse(null))
        .header("Authorization", credential.header())
        .header("Accept", "application/json, text/plain")
        .header("User-Agent", userAgent)
        .header("X-Request-ID", requestId)
        .build();
  }

  private void tell(Call call, int status, Duration took, String requestId) {
    boolean failed = status == 0 || status >= 400;
    LOG.atLevel(failed ? Level.INFO : Level.DEBUG)
        .log(
            "{} {} {} in {} ms, request {}",
            call.method(),
            call.url().encodedPath(),
            status,
            took.toMillis(),
            requestId);
    listener.called(call.operation(), status, took);
  }
}
