package rollbackbot.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import okhttp3.HttpUrl;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import rollbackbot.app.http.HttpHealthProbe;
import rollbackbot.git.GitCredentials;
import rollbackbot.git.JGitRepositories;
import rollbackbot.once.OutsideTrouble;
import rollbackbot.secret.Secret;
import rollbackbot.slack.web.SlackClients;
import rollbackbot.slack.web.SlackSettings;
import rollbackbot.source.BranchName;
import rollbackbot.source.Repository;
import rollbackbot.suite.Patience;

/**
 * A service that sends the headers of its answer byte by byte, without end: each byte comes in
 * time, and the whole never does. Every client has a deadline for the whole.
 */
class DrippingHeadersTest {
  private static final Duration DEADLINE = Duration.ofMillis(1_500);
  private static final byte[] ENDLESS =
      "HTTP/1.1 200 OK\r\nX-Long: ".getBytes(StandardCharsets.US_ASCII);

  private final CountDownLatch closing = new CountDownLatch(1);
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private ServerSocket server;

  DrippingHeadersTest() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  @BeforeEach
  void drip() {
    Thread.ofVirtual()
        .start(() -> {
          while (!server.isClosed()) {
            try {
              var socket = server.accept();
              sockets.add(socket);
              Thread.ofVirtual().start(() -> drip(socket));
            } catch (IOException closed) {
              return;
            }
          }
        });
  }

  private void drip(Socket socket) {
    try (socket) {
      var out = socket.getOutputStream();
      for (int at = 0; !closing.await(20, TimeUnit.MILLISECONDS); at++) {
        out.write(at < ENDLESS.length ? ENDLESS[at] : 'x');
        out.flush();
      }
    } catch (IOException goneAway) {
      // The client has given up, as it should.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @AfterEach
  void close() throws IOException {
    closing.countDown();
    server.close();
    for (var socket : sockets) {
      socket.close();
    }
  }

  private String address() {
    return "http://127.0.0.1:" + server.getLocalPort();
  }

  private static void assertEnds(ThrowingCallable call, Class<? extends Exception> kind) {
    var began = System.nanoTime();

    assertThatThrownBy(call).isInstanceOf(kind);

    assertThat(Duration.ofNanos(System.nanoTime() - began))
        .isBetween(Duration.ofMillis(500), Patience.LONG);
  }

  @Test
  void scalingoAndGitHostsAreGivenUp() {
    var timeouts = new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(5), DEADLINE);
    var client = new CarefulClient(timeouts, OutgoingProxies.none(), Service.SCALINGO);
    var url = HttpUrl.get(address() + "/v1/apps");

    for (boolean changes : List.of(false, true)) {
      assertEnds(
          () -> client.newCall(CarefulClient.request().url(url).build(), changes).execute(),
          IOException.class);
    }
  }

  @Test
  void gitIsGivenUp() {
    var repositories =
        new JGitRepositories(
            GitCredentials.none(), OutgoingProxies.none(), DEADLINE, Clock.systemUTC());
    var repository = new Repository(address() + "/acme/my-app.git");

    assertEnds(
        () -> repositories.exactRefs(repository, Optional.empty(), new BranchName("main")),
        OutsideTrouble.class);
  }

  @Test
  void slackIsGivenUp() {
    var settings =
        new SlackSettings(
            new Secret("xoxb-played-token"),
            new SlackSettings.Reception.Http(new Secret("signing")),
            address() + "/api/",
            OutgoingProxies.none());
    var slack = SlackClients.slack(settings, DEADLINE, (_, _, _) -> {});

    assertEnds(
        () -> SlackClients.methods(slack, settings).authTest(request -> request),
        IOException.class);
  }

  @Test
  void aHealthCheckIsGivenUp() {
    var probe = new HttpHealthProbe("rollback-bot/test", OutgoingProxies.none(), DEADLINE);

    var health = probe.probe(URI.create(address() + "/health"));

    assertThat(health.good()).isFalse();
    assertThat(health.answer()).startsWith("no answer");
  }
}
