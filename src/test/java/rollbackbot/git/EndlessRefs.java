package rollbackbot.git;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** A Git host of version 2 that lists refs as long as somebody listens. */
final class EndlessRefs implements AutoCloseable {
  private static final int MANY = 10_000;

  private final HttpServer server;

  EndlessRefs() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", EndlessRefs::answer);
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  private static void answer(HttpExchange exchange) throws IOException {
    boolean asked = exchange.getRequestMethod().equals("POST");
    var type = asked ? "result" : "advertisement";
    exchange.getResponseHeaders().set("Content-Type", "application/x-git-upload-pack-" + type);
    exchange.sendResponseHeaders(200, 0);
    try (var out = exchange.getResponseBody()) {
      if (!asked) {
        var lines = packet("version 2\n") + packet("ls-refs\n") + packet("fetch=shallow\n");
        out.write(bytes(packet("# service=git-upload-pack\n") + "0000" + lines + "0000"));
        return;
      }
      exchange.getRequestBody().readAllBytes();
      for (long number = 0; ; number += MANY) {
        out.write(bytes(refs(number)));
      }
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
