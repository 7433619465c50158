package rollbackbot.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.eclipse.jetty.io.AbstractConnection;
import org.eclipse.jetty.io.ByteArrayEndPoint;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.Test;
import rollbackbot.suite.Patience;

/** Strangers who only connect can't take what the rest of the process needs. */
class OpenConnectionsTest {

  @Test
  void theOldestGoesWhereThereAreTooMany() {
    var connections = new OpenConnections(2);
    var all =
        List.of(opened(connections), opened(connections), opened(connections), opened(connections));

    assertThat(all)
        .extracting(it -> it.getEndPoint().isOpen())
        .containsExactly(false, false, true, true);
  }

  @Test
  void whatIsBeingAnsweredStays() {
    var connections = new OpenConnections(1);
    var slack = opened(connections);
    connections.held(slack, Callback.NOOP);

    var others = List.of(opened(connections), opened(connections));

    assertThat(slack.getEndPoint().isOpen()).isTrue();
    assertThat(others).extracting(it -> it.getEndPoint().isOpen()).containsExactly(false, true);
  }

  @Test
  void whatHasBroughtSomethingOfSlacksGoesAfterStrangers() {
    var connections = new OpenConnections(2);
    var slack = opened(connections);
    connections.held(slack, Callback.NOOP).succeeded();

    var stranger = opened(connections);
    var next = opened(connections);

    assertThat(List.of(slack, stranger, next))
        .extracting(it -> it.getEndPoint().isOpen())
        .containsExactly(true, false, true);

    connections.held(next, Callback.NOOP).succeeded();
    opened(connections);

    assertThat(slack.getEndPoint().isOpen()).isFalse();
  }

  @Test
  void whatIsClosedTakesNoPlace() {
    var connections = new OpenConnections(2);
    var first = opened(connections);
    for (int number = 0; number < 10; number++) {
      connections.onClosed(opened(connections));
    }

    assertThat(first.getEndPoint().isOpen()).isTrue();
  }

  @Test
  void howeverManyComeAndSayNothingWhoAsksIsAnswered() throws Exception {
    var server =
        new HttpServer(
            0,
            Optional.empty(),
            Optional::empty,
            List::of,
            new Metrics(),
            Optional.empty(),
            new OpenConnections(5),
            () -> Instant.EPOCH,
            Duration.ofSeconds(3));
    var strangers = new ArrayList<Socket>();
    try {
      server.open();
      server.start();
      for (int number = 0; number < 40; number++) {
        strangers.add(new Socket(InetAddress.getLoopbackAddress(), server.port()));
      }

      // Until all of them have been let in, whoever asks may be older than the last of them.
      Awaitility.await()
          .ignoreException(SocketException.class)
          .until(() -> answer(server.port()), it -> it.startsWith("HTTP/1.1 200"));
      assertThat(isHungUpOn(strangers.getFirst())).isTrue();
    } finally {
      for (var stranger : strangers) {
        stranger.close();
      }
      server.close();
    }
  }

  private static String answer(int port) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout((int) Patience.LONG.toMillis());
      var request = "GET /healthz HTTP/1.1\r\nHost: bot\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    }
  }

  private static boolean isHungUpOn(Socket stranger) throws IOException {
    stranger.setSoTimeout((int) Patience.LONG.toMillis());
    return stranger.getInputStream().read() < 0;
  }

  private static Connection opened(OpenConnections connections) {
    var connection = new Silent();
    connections.onOpened(connection);
    return connection;
  }

  private static final class Silent extends AbstractConnection {
    Silent() {
      super(new ByteArrayEndPoint(), Runnable::run);
    }

    @Override
    public void onFillable() {
      // Nobody says anything.
    }
  }
}
