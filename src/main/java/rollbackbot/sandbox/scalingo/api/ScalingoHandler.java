package rollbackbot.sandbox.scalingo.api;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import rollbackbot.sandbox.http.HttpExchange;

/** Takes the calls: records them, lets faults happen, and sends the answers. */
public final class ScalingoHandler extends Handler.Abstract {
  private final PlatformApi api;
  private final ScalingoFaults faults;
  private final InstantSource clock;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final CopyOnWriteArrayList<RecordedCall> calls = new CopyOnWriteArrayList<>();

  public ScalingoHandler(PlatformApi api, ScalingoFaults faults, InstantSource clock) {
    this.api = api;
    this.faults = faults;
    this.clock = clock;
  }

  public List<RecordedCall> calls() {
    return List.copyOf(calls);
  }

  /** Ends all waiting for late answers. */
  public void closing() {
    closing.countDown();
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    var exchange = new HttpExchange(request, response, callback);
    if (SourceExchange.isMeant(request)) {
      calls.add(SourceExchange.recorded(request, clock.instant()));
      return new SourceExchange(api.archives(), faults).handle(exchange);
    }
    var call = read(exchange);
    calls.add(new RecordedCall(call.method(), call.path(), clock.instant()));
    var fault = faults.forCall(call.line());
    return fault.isEmpty()
        ? send(api.answer(call), exchange)
        : misbehave(fault.get(), call, exchange);
  }

  private boolean misbehave(ScalingoFault fault, ApiRequest call, HttpExchange exchange)
      throws InterruptedException {
    return switch (fault) {
      case ScalingoFault.OtherAnswer(var status, var type, var body, var headers) ->
          send(new ApiReply(status, type, body, headers), exchange);
      case ScalingoFault.LostBefore(var event) -> {
        event.run();
        yield exchange.hangUp();
      }
      case ScalingoFault.LostAfter(var event) -> {
        api.answer(call);
        event.run();
        yield exchange.hangUp();
      }
      case ScalingoFault.Late(var by) -> {
        var reply = api.answer(call);
        var _ = closing.await(by.toMillis(), TimeUnit.MILLISECONDS);
        yield send(reply, exchange);
      }
      case ScalingoFault.Meanwhile(var event) -> {
        event.run();
        yield send(api.answer(call), exchange);
      }
    };
  }

  private static ApiRequest read(HttpExchange exchange) throws Exception {
    var request = exchange.request();
    var query = new HashMap<String, String>();
    for (var field : Request.extractQueryParameters(request)) {
      query.put(field.getName(), field.getValue());
    }
    return new ApiRequest(
        request.getMethod(),
        request.getHttpURI().getDecodedPath(),
        Map.copyOf(query),
        exchange.header(HttpHeader.AUTHORIZATION),
        exchange.body());
  }

  private static boolean send(ApiReply reply, HttpExchange exchange) {
    return exchange.answer(reply.status(), reply.contentType(), reply.headers(), reply.body());
  }
}
