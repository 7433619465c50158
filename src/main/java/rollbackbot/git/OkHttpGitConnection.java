package rollbackbot.git;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.security.KeyManagementException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.TrustManager;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSink;
import okio.ByteString;
import okio.GzipSource;
import okio.Okio;
import org.eclipse.jgit.annotations.NonNull;
import org.eclipse.jgit.transport.http.HttpConnection;
import org.jspecify.annotations.Nullable;

/** One request of JGit's and its answer, carried by OkHttp. */
final class OkHttpGitConnection implements HttpConnection {
  private final Conversation conversation;
  private final HttpUrl url;
  private final Headers.Builder headers = new Headers.Builder();
  private final Buffer content = new Buffer();
  private String method = "GET";
  private @Nullable Response response;

  private static final String CONTENT_ENCODING = "Content-Encoding";
  private static final Set<String> PACKINGS = Set.of("gzip", "x-gzip");
  static final long MEGABYTE = 1_000_000;

  /** Half a million refs; the largest repositories have a tenth of that. */
  private static final long MOST_OF_REFS = 32 * MEGABYTE;

  private static final ByteString LS_REFS = ByteString.encodeUtf8("command=ls-refs");

  private boolean asksForRefs;

  OkHttpGitConnection(Conversation conversation, HttpUrl url) {
    this.conversation = conversation;
    this.url = url;
  }

  @Override
  public int getResponseCode() throws IOException {
    return response().code();
  }

  @Override
  public String getResponseMessage() throws IOException {
    return response().message();
  }

  @Override
  public InputStream getInputStream() throws IOException {
    var answered = response();
    var body = answered.body().byteStream();
    // What is kept in memory is limited, so it is unpacked before it is counted.
    var unpacked = isPacked(answered) ? new GZIPInputStream(body) : body;
    return new WatchedStream(
        unpacked, answered.request(), isListing() ? MOST_OF_REFS : conversation.most());
  }

  private static boolean isPacked(Response answered) {
    return Optional.ofNullable(answered.header(CONTENT_ENCODING))
        .map(packing -> packing.strip().toLowerCase(Locale.ROOT))
        .filter(PACKINGS::contains)
        .isPresent();
  }

  /** Whether it is refs that are asked for (Git docs: protocol-v2), which are kept in memory. */
  private boolean isListing() {
    return !method.equals("POST") || asksForRefs;
  }

  @Override
  public @Nullable String getHeaderField(@NonNull String name) {
    return answeredHeaders().get(name);
  }

  @Override
  public List<String> getHeaderFields(@NonNull String name) {
    return answeredHeaders().values(name);
  }

  @Override
  public Map<String, List<String>> getHeaderFields() {
    return answeredHeaders().toMultimap();
  }

  @Override
  public @Nullable String getContentType() {
    return getHeaderField("Content-Type");
  }

  @Override
  public int getContentLength() {
    return Optional.ofNullable(getHeaderField("Content-Length")).map(Integer::valueOf).orElse(-1);
  }

  @Override
  public URL getURL() {
    return url.url();
  }

  @Override
  public String getRequestMethod() {
    return method;
  }

  @Override
  public void setRequestMethod(String method) {
    this.method = method;
  }

  @Override
  public void setRequestProperty(String key, String value) {
    headers.set(key, value);
  }

  @Override
  public OutputStream getOutputStream() {
    return content.outputStream();
  }

  @Override
  public void connect() throws IOException {
    response();
  }

  @Override
  public boolean usingProxy() {
    return false;
  }

  /** The bot never weakens TLS; JGit would, if a configuration said so. */
  @Override
  public void configure(KeyManager[] keys, TrustManager[] trust, SecureRandom random)
      throws KeyManagementException {
    throw new KeyManagementException("certificates are always checked");
  }

  @Override
  public void setHostnameVerifier(HostnameVerifier verifier) throws KeyManagementException {
    throw new KeyManagementException("host names are always checked");
  }

  @Override
  public void setUseCaches(boolean useCaches) {
    // there is no cache
  }

  @Override
  public void setConnectTimeout(int timeout) {
    // the conversation has one deadline for all
  }

  @Override
  public void setReadTimeout(int timeout) {
    // the conversation has one deadline for all
  }

  @Override
  public void setInstanceFollowRedirects(boolean followRedirects) {
    // never; JGit asks for the new address itself, and the conversation judges it
  }

  @Override
  public void setDoOutput(boolean doOutput) {
    // the method tells
  }

  @Override
  public void setFixedLengthStreamingMode(int contentLength) {
    // the content is at hand when it is sent, and so is its length
  }

  @Override
  public void setChunkedStreamingMode(int chunkLength) {
    // likewise
  }

  private Headers answeredHeaders() {
    // JGit is given the body unpacked.
    return response == null
        ? Headers.EMPTY
        : response.headers().newBuilder().removeAll(CONTENT_ENCODING).build();
  }

  private Response response() throws IOException {
    if (response == null) {
      asksForRefs = saysLsRefs();
      var body =
          method.equals("POST") ? new OneShotBody(headers.get("Content-Type"), content) : null;
      response =
          conversation.exchange(
              new Request.Builder().url(url).headers(headers.build()).method(method, body).build());
    }
    return response;
  }

  /** JGit compresses what it asks where that makes it shorter. */
  private boolean saysLsRefs() throws IOException {
    var asked = content.copy();
    boolean packed = "gzip".equalsIgnoreCase(headers.get(CONTENT_ENCODING));
    try (var plain = Okio.buffer(packed ? new GzipSource(asked) : asked)) {
      return plain.indexOf(LS_REFS) >= 0;
    }
  }

  /** What JGit wrote; never sent twice, because a push whose answer was lost may have happened. */
  private static final class OneShotBody extends RequestBody {
    private final @Nullable String type;
    private final Buffer content;
    private final long length;

    OneShotBody(@Nullable String type, Buffer content) {
      this.type = type;
      this.content = content;
      this.length = content.size();
    }

    @Override
    public @Nullable MediaType contentType() {
      return type == null ? null : MediaType.parse(type);
    }

    @Override
    public long contentLength() {
      return length;
    }

    @Override
    public boolean isOneShot() {
      return true;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
      sink.writeAll(content);
    }
  }

  /** An answer goes on behind the limit. */
  static final class TooLong extends IOException {
    TooLong(long most) {
      super("the answer is longer than " + most / MEGABYTE + " MB, the limit");
    }
  }

  /** Tells the conversation when an answer stops half-way. */
  private final class WatchedStream extends FilterInputStream {
    private final Request request;
    private final long most;
    private long bytes;

    WatchedStream(InputStream in, Request request, long most) {
      super(in);
      this.request = request;
      this.most = most;
    }

    /** A host could answer without end. */
    private int counted(int read, int length) throws IOException {
      bytes += read < 0 ? 0 : length;
      if (bytes > most) {
        throw new TooLong(most);
      }
      return read;
    }

    @Override
    public int read() throws IOException {
      try {
        return counted(super.read(), 1);
      } catch (IOException e) {
        throw conversation.broken(request, e);
      }
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      try {
        int read = super.read(bytes, offset, length);
        return counted(read, read);
      } catch (IOException e) {
        throw conversation.broken(request, e);
      }
    }
  }
}
