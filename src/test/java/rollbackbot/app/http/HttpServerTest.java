package rollbackbot.app.http;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.ServerSocket;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HttpServerTest {

  @Test
  void aPortThatIsTakenIsToldByItsNumber() throws IOException {
    try (var other = new ServerSocket(0)) {
      int port = other.getLocalPort();
      var server =
          new HttpServer(
              port,
              Optional.empty(),
              Optional::empty,
              List::of,
              new Metrics(),
              Optional.empty(),
              () -> Instant.EPOCH);

      assertThatExceptionOfType(PortUnusable.class)
          .isThrownBy(server::open)
          .withMessage("the port %d can't be used: Address already in use", port);
      server.close();
    }
  }
}
