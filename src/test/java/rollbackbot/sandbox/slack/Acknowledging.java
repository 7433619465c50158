package rollbackbot.sandbox.slack;

import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** A bot that says 200 to everything, and nothing else. */
public final class Acknowledging extends Handler.Abstract {
  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    response.setStatus(200);
    callback.succeeded();
    return true;
  }
}
