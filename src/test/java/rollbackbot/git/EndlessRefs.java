package rollbackbot.git;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import rollbackbot.suite.Patience;

/** A Git host of version 2 that lists refs as long as somebody listens. */
final class EndlessRefs implements AutoCloseable {
  private static final int MANY = 10_000;

  private final HttpServer server;
  private final Optional<String> packing;
  private final CountDownLatch hungUp = new CountDownLatch(1);

  /**
   * @param packing as which the refs are packed, where they are
   */
  EndlessRefs(Optional<String> packing) throws IOException {
    this.packing = packing;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    boolean asked = exchange.getRequestMethod().equals("POST");
    var type = asked ? "result" : "advertisement";
    exchange.getResponseHeaders().set("Content-Type", "application/x-git-upload-pack-" + type);
    packing
        .filter(_ -> asked)
        .ifPresent(it -> exchange.getResponseHeaders().set("Content-Encoding", it));
    exchange.sendResponseHeaders(200, 0);
    try (var out = asked ? packed(exchange) : exchange.getResponseBody()) {
      if (!asked) {
        var lines = packet("version 2\n") + packet("ls-refs\n") + packet("fetch=shallow\n");
        out.write(bytes(packet("# service=git-upload-pack\n") + "0000" + lines + "0000"));
        return;
      }
      exchange.getRequestBody().readAllBytes();
      for (long number = 0; ; number += MANY) {
        out.write(bytes(refs(number)));
      }
    } finally {
      if (asked) {
        hungUp.countDown();
      }
    }
  }

  private OutputStream packed(HttpExchange exchange) throws IOException {
    var body = exchange.getResponseBody();
    return packing.isPresent() ? new GZIPOutputStream(body, true) : body;
  }

  /** Waits until whoever asked for the refs reads no more of them. */
  void awaitHangingUp() throws InterruptedException {
    if (!hungUp.await(Patience.LONG.toSeconds(), TimeUnit.SECONDS)) {
      throw new IllegalStateException("they are read without end");
    }
  }

  private static String refs(long from) {
    var packets = new StringBuilder();
    for (long number = from; number < from + MANY; number++) {
      var digits = Long.toString(number + 1);
      var id = "0".repeat(40 - digits.length()) + digits;
      packets.append(packet(id + " refs/tags/v" + number + "\n"));
    }
    return packets.toString();
  }

  private static String packet(String text) {
    return "00" + HexFormat.of().toHexDigits((byte) (text.length() + 4)) + text;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
