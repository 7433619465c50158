package rollbackbot.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rollbackbot.secret.Secret;

class ProxiesTest {
  private final Installation installation = new Installation();

  @ParameterizedTest
  @CsvSource({
    "HTTPS_PROXY, http://proxy.example:3128, proxy.example, 3128",
    "https_proxy, http://proxy.example:3128/, proxy.example, 3128",
    "HTTPS_PROXY, proxy.example:3128, proxy.example, 3128",
    "HTTPS_PROXY, http://proxy.example, proxy.example, 80",
    "HTTPS_PROXY, http://[::1]:3128, ::1, 3128",
    "HTTPS_PROXY, http://bot:hunter2@squid_proxy:3128, squid_proxy, 3128",
    "https_proxy, HTTP://proxy.example:3128, proxy.example, 3128",
    "HTTPS_PROXY, http://bot:hunter2@10.0.0.1:8080, 10.0.0.1, 8080"
  })
  void areNamedAsEverywhere(String variable, String value, String host, int port) {
    var proxies = installation.with(variable, value).configuration().proxies();

    assertThat(proxies.select(URI.create("https://api.example.com")))
        .singleElement()
        .satisfies(proxy ->
            assertThat(proxy.address()).isEqualTo(InetSocketAddress.createUnresolved(host, port)));
  }

  @Test
  void capitalsComeFirst() {
    installation
        .with("https_proxy", "http://small.example:1")
        .with("HTTPS_PROXY", "http://capital.example:1");

    assertThat(installation.configuration().proxies().description().orElseThrow())
        .contains("https through capital.example:1");
  }

  @Test
  void theirPasswordsAreSecrets() {
    installation.with("HTTPS_PROXY", "http://bot:p%40ss%2Fw%2Brd+@proxy.example:3128");

    assertThat(installation.configuration().secrets())
        .extracting(Secret::reveal)
        .contains("p@ss/w+rd+");
  }

  @Test
  void noMistakeShowsAPassword() {
    installation.with("HTTPS_PROXY", "socks5://bot:hunter2@proxy.example:3128");

    assertThat(installation.mistakes())
        .singleElement()
        .satisfies(mistake -> assertThat(mistake).doesNotContain("hunter2"));
  }
}
