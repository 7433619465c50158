package rollbackbot.sandbox.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import rollbackbot.sandbox.http.LoopbackServer;

class PageServerTest {
  private PageServer server;

  @BeforeEach
  void start() throws LoopbackServer.PortInUse {
    server = PageServer.start(0);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void otherNamesOfThisMachineAreRefused() throws IOException {
    assertThat(answer("GET", "Host: rebound.example:" + port())).contains(" 403 ");
    assertThat(answer("GET", "Host: 127.0.0.1:1")).contains(" 403 ");
    assertThat(answer("GET", "Host: 127.0.0.1:" + port())).contains(" 503 ");
    assertThat(answer("GET", "Host: localhost:" + port())).contains(" 503 ");
  }

  @Test
  void otherOriginsAreRefused() throws IOException {
    var host = "Host: 127.0.0.1:" + port() + "\r\n";

    assertThat(answer("GET", host + "Origin: https://evil.example")).contains(" 403 ");
    assertThat(answer("POST", host + "Origin: null")).contains(" 403 ");
    assertThat(answer("POST", host + "Content-Length: 0")).contains(" 403 ");
    assertThat(answer("POST", host + "Origin: http://127.0.0.1:" + port())).contains(" 503 ");
  }

  @Test
  void pageMayAskNobodyElse() throws IOException {
    var answer = answer("GET", "Host: 127.0.0.1:" + port());

    assertThat(answer)
        .contains("Content-Security-Policy: default-src 'none'; script-src 'self'")
        .doesNotContain("unsafe");
  }

  @Test
  void takenPortIsSaid() {
    assertThatThrownBy(() -> PageServer.start(port()))
        .isInstanceOf(LoopbackServer.PortInUse.class)
        .hasMessage("port %d is in use on this machine", port());
  }

  private int port() {
    return server.address().getPort();
  }

  private String answer(String method, String headers) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
      var request = "%s / HTTP/1.1\r\n%s\r\nConnection: close\r\n\r\n".formatted(method, headers);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
