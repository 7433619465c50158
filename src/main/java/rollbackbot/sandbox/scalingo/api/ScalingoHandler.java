package rollbackbot.sandbox.scalingo.api;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Takes the calls: records them, lets disturbances happen, and sends the answers. */
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
    var call = read(request);
    calls.add(new RecordedCall(call.method(), call.path(), clock.instant()));
    var fault = faults.forCall(call.line());
    if (fault.isEmpty()) {
      send(api.answer(call), response, callback);
    } else {
      disturbed(fault.get(), call, request, response, callback);
    }
    return true;
  }

  private void disturbed(
      ScalingoFault fault, ApiRequest call, Request request, Response response, Callback callback)
      throws InterruptedException {
    switch (fault) {
      case ScalingoFault.OtherAnswer(var status, var type, var body, var headers) ->
          send(new ApiReply(status, type, body, headers), response, callback);
      case ScalingoFault.LostBefore(var event) -> {
        event.run();
        hangUp(request, callback);
      }
      case ScalingoFault.LostAfter(var event) -> {
        api.answer(call);
        event.run();
        hangUp(request, callback);
      }
      case ScalingoFault.Late(var by) -> {
        var reply = api.answer(call);
        var _ = closing.await(by.toMillis(), TimeUnit.MILLISECONDS);
        send(reply, response, callback);
      }
      case ScalingoFault.Meanwhile(var event) -> {
        event.run();
        send(api.answer(call), response, callback);
      }
    }
  }

  private static ApiRequest read(Request request) throws Exception {
    var query = new HashMap<String, String>();
    for (var field : Request.extractQueryParameters(request)) {
      query.put(field.getName(), field.getValue());
    }
    return new ApiRequest(
        request.getMethod(),
        request.getHttpURI().getDecodedPath(),
        Map.copyOf(query),
        Optional.ofNullable(request.getHeaders().get(HttpHeader.AUTHORIZATION)),
        Content.Source.asString(request, StandardCharsets.UTF_8));
  }

  private static void send(ApiReply reply, Response response, Callback callback) {
    response.setStatus(reply.status());
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, reply.contentType());
    reply.headers().forEach((name, value) -> response.getHeaders().put(name, value));
    response.write(true, ByteBuffer.wrap(reply.body().getBytes(StandardCharsets.UTF_8)), callback);
  }

  private static void hangUp(Request request, Callback callback) {
    request.getConnectionMetaData().getConnection().getEndPoint().close();
    callback.failed(new EofException("hung up on purpose"));
  }
}
