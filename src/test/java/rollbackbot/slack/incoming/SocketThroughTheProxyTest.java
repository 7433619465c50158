package rollbackbot.slack.incoming;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import okhttp3.Credentials;
import org.junit.jupiter.api.Test;
import rollbackbot.http.ConnectProxy;
import rollbackbot.secret.Secret;
import rollbackbot.slack.web.SlackClients;
import rollbackbot.slack.web.SlackSettings;
import rollbackbot.suite.Patience;

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
              SlackClients.http(settings, Patience.LONG),
              "wss://wss.example.test/link",
              Clock.systemUTC()::instant,
              (_, _) -> {});

      assertThat(socket.awaitHello(Patience.LONG)).isEmpty();
      assertThat(proxy.asked())
          .isNotEmpty()
          .containsOnly("CONNECT wss.example.test:443 " + Credentials.basic("bot", "secret"));
    }
  }
}
