package rollbackbot.slack.web;

import java.io.IOException;
import java.time.Duration;
import okhttp3.Interceptor;
import okhttp3.Response;

/** Tells a listener about each call of the Web API. */
record MeasuredCalls(CallListener listener) implements Interceptor {

  @Override
  public Response intercept(Chain chain) throws IOException {
    long start = System.nanoTime();
    int status = 0;
    try {
      var response = chain.proceed(chain.request());
      status = response.code();
      return response;
    } finally {
      var method = chain.request().url().pathSegments().getLast();
      listener.called(method, status, Duration.ofNanos(System.nanoTime() - start));
    }
  }
}
