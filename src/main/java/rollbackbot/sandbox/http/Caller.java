package rollbackbot.sandbox.http;

import java.util.OptionalInt;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Who is being served by this thread: of several processes that call, the one behind this port. */
public final class Caller {
  private static final ScopedValue<Integer> PORT = ScopedValue.newInstance();

  private Caller() {}

  /** The caller's port on this machine; empty where nobody is being served. */
  public static OptionalInt port() {
    return PORT.isBound() ? OptionalInt.of(PORT.get()) : OptionalInt.empty();
  }

  static Handler knownTo(Handler handler) {
    return new Handler.Wrapper(handler) {
      @Override
      public boolean handle(Request request, Response response, Callback callback)
          throws Exception {
        return ScopedValue.where(PORT, Request.getRemotePort(request))
            .call(() -> super.handle(request, response, callback));
      }
    };
  }
}
