package rollbackbot.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.Proxy;
import java.net.URI;
import java.util.Optional;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rollbackbot.secret.Secret;

class OutgoingProxiesTest {
  private static final ProxyServer SECURE = server("secure.example.test");
  private static final ProxyServer PLAIN = server("plain.example.test");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # NO_PROXY                    | address                                | through
          ''                            | https://scalingo.example.test/v1       | secure
          ''                            | http://scalingo.example.test/          | plain
          ''                            | https://127.0.0.1:8443/                | none
          ''                            | https://127.8.9.1/                     | none
          ''                            | https://LOCALHOST/                     | none
          ''                            | https://localhost./                    | none
          ''                            | https://slack.localhost/               | none
          ''                            | https://[::1]:3000/                    | none
          ''                            | https://127.0.0.1.example.test/        | secure
          ''                            | https://localhost.example.test/        | secure
          *                             | https://scalingo.example.test/         | none
          example.test                  | https://example.test/                  | none
          example.test                  | https://api.EXAMPLE.test./             | none
          example.test                  | https://badexample.test/               | secure
          example.test.                 | https://api.example.test/              | none
          .example.test                 | https://api.example.test/              | none
          .example.test                 | https://badexample.test/               | secure
          *.example.test                | https://a.b.example.test/              | none
          'other.test, Example.Test'    | https://example.test/                  | none
          'other.test example.test'     | https://example.test/                  | none
          ',,other.test,'               | https://example.test/                  | secure
          example.test:8443             | https://example.test:8443/             | none
          example.test:8443             | https://example.test/                  | secure
          example.test:443              | https://example.test/                  | none
          10.0.0.0/8                    | https://10.200.3.4/                    | none
          10.0.0.0/8                    | https://11.0.0.1/                      | secure
          10.1.2.128/25                 | https://10.1.2.127/                    | secure
          10.1.2.128/25                 | https://10.1.2.129/                    | none
          10.1.2.3                      | https://10.1.2.3/                      | none
          10.1.2.3:8080                 | https://10.1.2.3/                      | secure
          0.0.0.0/0                     | https://scalingo.example.test/         | secure
          fd00::/8                      | https://[fd12::1]/                     | none
          fd00::/8                      | https://[fe80::1]/                     | secure
          fd00::1                       | https://[fd00:0:0::1]:8443/            | none
          [fd00::1]:8443                | https://[fd00::1]/                     | secure
          """)
  void addressTellsTheProxy(String exceptions, String address, String through) {
    var proxies =
        new OutgoingProxies(Optional.of(SECURE), Optional.of(PLAIN), NoProxy.of(exceptions));

    var expected =
        switch (through) {
          case "secure" -> SECURE.proxy();
          case "plain" -> PLAIN.proxy();
          default -> Proxy.NO_PROXY;
        };
    assertThat(proxies.select(URI.create(address))).containsExactly(expected);
  }

  @Test
  void oneOfThemIsNotUsedForTheOther() {
    var onlyHttp = new OutgoingProxies(Optional.empty(), Optional.of(PLAIN), NoProxy.NOTHING);

    assertThat(onlyHttp.select(URI.create("https://scalingo.example.test")))
        .containsExactly(Proxy.NO_PROXY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"10.0.0.0/33", "10.0.0/8", "fd00::/129", "http://a.test", "a b/c", "a..b"})
  void whatIsNoHostIsRefused(String list) {
    assertThatIllegalArgumentException().isThrownBy(() -> NoProxy.of("example.test," + list));
  }

  @Test
  void noneLeavesAClientAsItWas() {
    var client = OutgoingProxies.none().on(new OkHttpClient.Builder()).build();

    assertThat(client.proxySelector()).isNotInstanceOf(OutgoingProxies.class);
  }

  @Test
  void descriptionHoldsNoLogin() {
    var login = new ProxyServer.Login("bot", new Secret("hunter2"));
    var server = new ProxyServer("proxy.example.test", 3128, Optional.of(login));
    var proxies =
        new OutgoingProxies(Optional.of(server), Optional.empty(), NoProxy.of(".corp,10.0.0.0/8"));

    assertThat(proxies.description())
        .contains(
            "https through proxy.example.test:3128, http through none, except for this machine,"
                + " .corp, 10.0.0.0/8");
    assertThat(proxies.secrets()).extracting(Secret::reveal).containsExactly("hunter2");
    assertThat(server.toString()).doesNotContain("hunter2", "bot");
  }

  private static ProxyServer server(String host) {
    return new ProxyServer(host, 3128, Optional.empty());
  }
}
