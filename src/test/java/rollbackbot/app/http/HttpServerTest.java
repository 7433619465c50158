package rollbackbot.app.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import rollbackbot.suite.Patience;

class HttpServerTest {

  @Test
  void aPortThatIsTakenIsToldByItsNumber() throws IOException {
    try (var other = new ServerSocket(0)) {
      int port = other.getLocalPort();
      var server = at(port);

      assertThatExceptionOfType(PortUnusable.class)
          .isThrownBy(server::open)
          .withMessage("the port %d can't be used: Address already in use", port);
      server.close();
    }
  }

  /** The system lets whoever finds no place try again a second later. */
  @Test
  void ofAHundredWhoConnectAtTheSameMomentEachFindsAPlace() throws IOException {
    var connections = new ArrayList<Socket>();
    try (var server = at(0)) {
      server.open(); // and nobody takes them up yet

      for (int place = 0; place < 100; place++) {
        var connection = new Socket();
        connections.add(connection);
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port());
        connection.connect(address, (int) Patience.LONG.toMillis());
      }

      assertThat(connections).allMatch(Socket::isConnected);
    } finally {
      for (var connection : connections) {
        connection.close();
      }
    }
  }

  private static HttpServer at(int port) {
    return new HttpServer(
        port,
        Optional.empty(),
        Optional::empty,
        List::of,
        new Metrics(),
        Optional.empty(),
        new OpenConnections(10),
        () -> Instant.EPOCH,
        Duration.ofSeconds(3));
  }
}
