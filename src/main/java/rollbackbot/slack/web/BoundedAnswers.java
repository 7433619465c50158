package rollbackbot.slack.web;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.ForwardingSource;
import okio.Okio;
import okio.Source;

/**
 * No more of an answer is read than the largest that Slack gives: whoever answers in its place
 * could fill the memory within the time that a call has.
 */
final class BoundedAnswers implements Interceptor {
  private static final long MEGABYTE = 1_000_000;

  /** Members of the largest groups, and messages of the longest threads, take a tenth of it. */
  private static final long MOST = 8 * MEGABYTE;

  @Override
  public Response intercept(Chain chain) throws IOException {
    var response = chain.proceed(chain.request());
    var body = response.body();
    var bounded = Okio.buffer(new Bounded(body.source()));
    return response
        .newBuilder()
        .body(ResponseBody.create(bounded, body.contentType(), body.contentLength()))
        .build();
  }

  private static final class Bounded extends ForwardingSource {
    private long bytes;

    Bounded(Source answer) {
      super(answer);
    }

    @Override
    public long read(Buffer sink, long byteCount) throws IOException {
      long read = super.read(sink, byteCount);
      bytes += Math.max(0, read);
      if (bytes > MOST) {
        throw new IOException("the answer is longer than " + MOST / MEGABYTE + " MB, the limit");
      }
      return read;
    }
  }
}
