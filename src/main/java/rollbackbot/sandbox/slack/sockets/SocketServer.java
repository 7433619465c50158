package rollbackbot.sandbox.slack.sockets;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.concurrent.CountDownLatch;
import org.java_websocket.WebSocket;
import org.java_websocket.drafts.Draft;
import org.java_websocket.exceptions.InvalidDataException;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.framing.Framedata;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.handshake.ServerHandshakeBuilder;
import org.java_websocket.server.WebSocketServer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server of the WebSocket protocol on 127.0.0.1; what it means is for {@link Sockets}. */
final class SocketServer extends WebSocketServer {
  private static final Logger log = LoggerFactory.getLogger(SocketServer.class);
  private static final int STOP_MILLIS = 1000;

  private final Sockets sockets;
  private final CountDownLatch started = new CountDownLatch(1);

  SocketServer(Sockets sockets) {
    super(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
    this.sockets = sockets;
    setReuseAddr(true);
    setTcpNoDelay(true);
    setDaemon(true);
    setConnectionLostTimeout(0);
  }

  /** Starts it, and returns once it has its port. */
  void open() {
    start();
    try {
      started.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  void close() {
    try {
      stop(STOP_MILLIS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void onStart() {
    started.countDown();
  }

  @Override
  public ServerHandshakeBuilder onWebsocketHandshakeReceivedAsServer(
      WebSocket connection, Draft draft, ClientHandshake request) throws InvalidDataException {
    if (sockets.refusesConnections()) {
      throw new InvalidDataException(CloseFrame.REFUSE, "not now");
    }
    return super.onWebsocketHandshakeReceivedAsServer(connection, draft, request);
  }

  @Override
  public void onOpen(WebSocket connection, ClientHandshake handshake) {
    var ticket = handshake.getResourceDescriptor().replaceAll(".*ticket=([^&]*).*", "$1");
    sockets.connected(connection, ticket);
  }

  @Override
  public void onMessage(WebSocket connection, String message) {
    if (!sockets.isFrozen(connection)) {
      sockets.received(message);
    }
  }

  @Override
  public void onMessage(WebSocket connection, ByteBuffer message) {
    log.warn("the bot sent bytes");
  }

  @Override
  public void onWebsocketPing(WebSocket connection, Framedata ping) {
    if (!sockets.isFrozen(connection)) {
      super.onWebsocketPing(connection, ping);
    }
  }

  @Override
  public void onClose(WebSocket connection, int code, String reason, boolean remote) {
    sockets.disconnected(connection);
  }

  @Override
  public void onError(@Nullable WebSocket connection, Exception failure) {
    log.debug("a played socket failed", failure);
  }
}
