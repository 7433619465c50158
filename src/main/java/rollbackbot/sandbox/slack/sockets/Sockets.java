package rollbackbot.sandbox.slack.sockets;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.java_websocket.WebSocket;
import org.java_websocket.WebSocketImpl;
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
import rollbackbot.sandbox.slack.api.Arguments;
import rollbackbot.sandbox.slack.api.InstalledApp;
import rollbackbot.sandbox.slack.api.SlackIds;
import rollbackbot.sandbox.slack.api.SlackJson;
import rollbackbot.sandbox.slack.delivery.Delivery;
import rollbackbot.sandbox.slack.delivery.SignedRequest;
import rollbackbot.sandbox.slack.delivery.Transport;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Socket Mode: the connections of the bot, and every way in which they can end. A delivery goes to
 * any of them, a dead one that Slack still counts included.
 */
public final class Sockets implements Transport, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Sockets.class);
  private static final int MOST_CONNECTIONS = 10;
  private static final int STOP_MILLIS = 1000;
  private static final int PORT_OF_NOBODY = 1;

  private final InstalledApp installation;
  private final SlackIds ids;
  private volatile Duration patience;
  private final Listening server = new Listening();
  private final CountDownLatch started = new CountDownLatch(1);
  private final Set<String> tickets = ConcurrentHashMap.newKeySet();
  private final List<WebSocket> connections = new CopyOnWriteArrayList<>();
  private final Set<WebSocket> announced = ConcurrentHashMap.newKeySet();
  private final Set<WebSocket> frozen = ConcurrentHashMap.newKeySet();
  private volatile Welcome welcome = Welcome.HELLO;
  private final AtomicInteger ghosts = new AtomicInteger();
  private final AtomicInteger turn = new AtomicInteger();
  private final AtomicInteger opened = new AtomicInteger();
  private final Map<String, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();

  private Sockets(InstalledApp installation, SlackIds ids, Duration patience) {
    this.installation = installation;
    this.ids = ids;
    this.patience = patience;
  }

  public static Sockets start(InstalledApp installation, SlackIds ids, Duration patience) {
    var sockets = new Sockets(installation, ids, patience);
    sockets.server.start();
    try {
      sockets.started.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    return sockets;
  }

  /** How a new connection is met. */
  public enum Welcome {
    HELLO,
    /** It stands, and nobody says a word. */
    SILENCE,
    /** The upgrade to a WebSocket is refused. */
    REFUSAL,
    /** Nobody listens at the address that was given. */
    NOBODY
  }

  /** From now on an acknowledgment is waited for so long. */
  public void patience(Duration longest) {
    patience = longest;
  }

  /** From now on new connections are met so. */
  public void welcome(Welcome next) {
    welcome = next;
  }

  /** apps.connections.open: an address that serves for one connection. */
  public ObjectNode open(Arguments arguments) {
    var ticket = ids.next();
    tickets.add(ticket);
    return SlackJson.object()
        .put(
            "url",
            "ws://127.0.0.1:%d/link/?ticket=%s&app_id=%s"
                .formatted(
                    welcome == Welcome.NOBODY ? PORT_OF_NOBODY : server.getPort(),
                    ticket,
                    installation.appId()));
  }

  /** How many connections Slack counts, ghosts included. */
  public int count() {
    return connections.size() + ghosts.get();
  }

  /** How many were ever opened. */
  public int opened() {
    return opened.get();
  }

  /** Tells every connection that it will end; ending it is another matter. */
  public void announce(String reason) {
    connections.forEach(connection -> {
      announced.add(connection);
      connection.send(disconnect(reason));
    });
  }

  /** Ends the connections that were told so, as Slack does a while later. */
  public void endAnnounced() {
    announced.forEach(connection -> connection.close(CloseFrame.NORMAL, "goodbye"));
  }

  /** Ends every connection as the protocol wants it, with a code of its section 7.4. */
  public void closeAll(int code) {
    connections.forEach(connection -> connection.close(code, "goodbye"));
  }

  /** Ends every connection without a word. */
  public void hangUpAll() {
    connections.forEach(connection -> connection.closeConnection(CloseFrame.ABNORMAL_CLOSE, ""));
  }

  /** Resets every connection. */
  public void resetAll() {
    connections.forEach(this::reset);
  }

  /** From now on the connections that are open neither answer nor end: half-open ones. */
  public void freezeAll() {
    frozen.addAll(connections);
  }

  /** Adds a connection that Slack counts and delivers to, and that nobody hears. */
  public void addGhost() {
    ghosts.incrementAndGet();
  }

  public void removeGhosts() {
    ghosts.set(0);
  }

  /** A channel that a selector watches is closed by that selector, when it wakes up. */
  private void reset(WebSocket connection) {
    connections.remove(connection);
    if (connection instanceof WebSocketImpl implementation
        && implementation.getSelectionKey().channel() instanceof SocketChannel channel) {
      var selector = implementation.getSelectionKey().selector();
      try {
        channel.setOption(StandardSocketOptions.SO_LINGER, 0);
        channel.close();
        selector.wakeup();
      } catch (IOException alreadyGone) {
        log.debug("was gone before it could be reset", alreadyGone);
      }
    }
  }

  private static String disconnect(String reason) {
    var message = SlackJson.object().put("type", "disconnect").put("reason", reason);
    message.putObject("debug_info").put("host", "applink-played");
    return message.toString();
  }

  @Override
  public Delivery command(Map<String, String> fields) {
    var payload = SlackJson.object();
    fields.forEach(payload::put);
    return deliver("slash_commands", payload);
  }

  @Override
  public Delivery interaction(ObjectNode payload) {
    return deliver("interactive", payload);
  }

  @Override
  public Delivery event(ObjectNode payload) {
    return deliver("events_api", payload);
  }

  private Delivery deliver(String type, ObjectNode payload) {
    var envelope =
        SlackJson.object()
            .put("envelope_id", ids.next())
            .put("type", type)
            .put("accepts_response_payload", !type.equals("events_api"));
    envelope.set("payload", payload);
    return send(envelope.toString());
  }

  /** Sends an envelope once more, as it was. */
  public Delivery again(Delivery delivery) {
    return send(delivery.request().body());
  }

  private Delivery send(String envelope) {
    var request = new SignedRequest(envelope, "", "");
    var id = SlackJson.read(envelope).path("envelope_id").asString();
    var acknowledged = new CompletableFuture<JsonNode>();
    waiting.put(id, acknowledged);
    try {
      if (count() == 0) {
        return new Delivery(request, 0, "", Optional.of("dispatch_failed"));
      }
      next().ifPresent(connection -> connection.send(envelope));
      var answer = acknowledged.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return new Delivery(request, 200, payload(answer), Optional.empty());
    } catch (TimeoutException late) {
      return new Delivery(request, 0, "", Optional.of("operation_timeout"));
    } catch (ExecutionException impossible) {
      throw new IllegalStateException("nothing completes it so", impossible);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return new Delivery(request, 0, "", Optional.of("operation_timeout"));
    } finally {
      waiting.remove(id);
    }
  }

  /** Any of them, in turn; empty for a ghost. */
  private Optional<WebSocket> next() {
    var open = List.copyOf(connections);
    int place = Math.floorMod(turn.getAndIncrement(), open.size() + ghosts.get());
    return place < open.size() ? Optional.of(open.get(place)) : Optional.empty();
  }

  /** Bolt for JavaScript answers a bare acknowledgment with an empty object: nothing is said. */
  private static String payload(JsonNode acknowledgment) {
    var payload = acknowledgment.path("payload");
    return payload.isObject() && !payload.isEmpty() ? payload.toString() : "";
  }

  private void greet(WebSocket connection) {
    var hello = SlackJson.object().put("type", "hello").put("num_connections", count());
    hello.putObject("connection_info").put("app_id", installation.appId());
    hello
        .putObject("debug_info")
        .put("host", "applink-played")
        .put("approximate_connection_time", 18060);
    connection.send(hello.toString());
  }

  @Override
  public void close() {
    try {
      server.stop(STOP_MILLIS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** The server's side of the protocol. */
  private final class Listening extends WebSocketServer {
    Listening() {
      super(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
      setReuseAddr(true);
      setTcpNoDelay(true);
      setDaemon(true);
      setConnectionLostTimeout(0);
    }

    @Override
    public void onStart() {
      started.countDown();
    }

    @Override
    public ServerHandshakeBuilder onWebsocketHandshakeReceivedAsServer(
        WebSocket connection, Draft draft, ClientHandshake request) throws InvalidDataException {
      if (welcome == Welcome.REFUSAL) {
        throw new InvalidDataException(CloseFrame.REFUSE, "not now");
      }
      return super.onWebsocketHandshakeReceivedAsServer(connection, draft, request);
    }

    @Override
    public void onOpen(WebSocket connection, ClientHandshake handshake) {
      var ticket = handshake.getResourceDescriptor().replaceAll(".*ticket=([^&]*).*", "$1");
      if (!tickets.remove(ticket)) {
        connection.close(1008, "no such ticket");
        return;
      }
      if (count() >= MOST_CONNECTIONS) {
        connection.send(disconnect("too_many_websockets"));
        connection.close(1000, "");
        return;
      }
      connections.add(connection);
      opened.incrementAndGet();
      if (welcome != Welcome.SILENCE) {
        greet(connection);
      }
    }

    @Override
    public void onMessage(WebSocket connection, String message) {
      if (frozen.contains(connection)) {
        return;
      }
      try {
        var acknowledgment = SlackJson.read(message);
        Optional.ofNullable(waiting.get(acknowledgment.path("envelope_id").asString("")))
            .ifPresent(waiter -> waiter.complete(acknowledgment));
      } catch (JacksonException notJson) {
        log.warn("the bot sent something that isn't JSON: {}", message);
      }
    }

    @Override
    public void onMessage(WebSocket connection, ByteBuffer message) {
      log.warn("the bot sent bytes");
    }

    @Override
    public void onWebsocketPing(WebSocket connection, Framedata ping) {
      if (!frozen.contains(connection)) {
        super.onWebsocketPing(connection, ping);
      }
    }

    @Override
    public void onClose(WebSocket connection, int code, String reason, boolean remote) {
      connections.remove(connection);
      announced.remove(connection);
      frozen.remove(connection);
    }

    @Override
    public void onError(@Nullable WebSocket connection, Exception failure) {
      log.debug("a played socket failed", failure);
    }
  }
}
