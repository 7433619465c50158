package rollbackbot.slack.incoming;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import okhttp3.Credentials;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import rollbackbot.http.ConnectProxy;
import rollbackbot.secret.Secret;
import rollbackbot.slack.web.SlackClients;
import rollbackbot.slack.web.SlackSettings;

@Timeout(120)
class SocketThroughTheProxyTest {

  @Test
  void theSocketGoesThroughItWithItsLogin() throws Exception {
    try (var proxy = ConnectProxy.start()) {
      var settings =
          new SlackSettings(
              new Secret("xoxb-1"),
              new SlackSettings.Reception.Socket(new Secret("xapp-1")),
              "https://slack.example.test/api/",
              proxy.proxies("bot", "secret"));

      var socket =
          SocketConnection.open(
              SlackClients.http(settings),
              "wss://wss.example.test/link",
              Clock.systemUTC()::instant,
              (_, _) -> {});

      assertThat(socket.awaitHello(Duration.ofSeconds(10))).isEmpty();
      assertThat(proxy.asked())
          .isNotEmpty()
          .containsOnly("CONNECT wss.example.test:443 " + Credentials.basic("bot", "secret"));
    }
  }
}
