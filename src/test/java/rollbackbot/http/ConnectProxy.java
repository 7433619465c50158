package rollbackbot.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import rollbackbot.secret.Secret;

/**
 * A proxy on this machine that asks for a login, remembers where to, and then finds nobody there.
 */
public final class ConnectProxy implements AutoCloseable {
  private static final String LOGIN = "proxy-authorization: ";

  private final ServerSocket door;
  private final List<String> asked = new CopyOnWriteArrayList<>();

  private ConnectProxy(ServerSocket door) {
    this.door = door;
  }

  public static ConnectProxy start() {
    try {
      var proxy = new ConnectProxy(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
      Thread.ofVirtual().start(proxy::serve);
      return proxy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The way through it for every host but this machine. */
  public OutgoingProxies proxies(String user, String password) {
    var login = new ProxyServer.Login(user, new Secret(password));
    var server = new ProxyServer("127.0.0.1", door.getLocalPort(), Optional.of(login));
    return new OutgoingProxies(Optional.of(server), Optional.of(server), NoProxy.NOTHING);
  }

  /** Each request with its login: {@code CONNECT host:port Basic …}. */
  public List<String> asked() {
    return asked;
  }

  private void serve() {
    while (!door.isClosed()) {
      try (var client = door.accept()) {
        answer(client);
      } catch (IOException e) {
        if (!door.isClosed()) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  private void answer(Socket client) throws IOException {
    var input = new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1);
    var lines = new BufferedReader(input);
    var first = lines.readLine();
    if (first == null) {
      return;
    }
    var login = "none";
    for (var line = lines.readLine(); line != null && !line.isEmpty(); line = lines.readLine()) {
      if (line.regionMatches(true, 0, LOGIN, 0, LOGIN.length())) {
        login = line.substring(LOGIN.length());
      }
    }
    asked.add(first.replace(" HTTP/1.1", " ") + login);
    client
        .getOutputStream()
        .write(
            "HTTP/1.1 502 Bad Gateway\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
                .getBytes(StandardCharsets.ISO_8859_1));
  }

  @Override
  public void close() {
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
