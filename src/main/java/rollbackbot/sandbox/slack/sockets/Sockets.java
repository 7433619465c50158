package rollbackbot.sandbox.slack.sockets;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.java_websocket.WebSocket;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.framing.CloseFrame;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rollbackbot.sandbox.slack.api.Arguments;
import rollbackbot.sandbox.slack.api.InstalledApp;
import rollbackbot.sandbox.slack.api.SlackIds;
import rollbackbot.sandbox.slack.api.SlackJson;
import rollbackbot.sandbox.slack.delivery.Delivery;
import rollbackbot.sandbox.slack.delivery.Transport;
import tools.jackson.databind.node.ObjectNode;

/**
 * Socket Mode: the connections of the bot, and every way in which they can end. A delivery goes to
 * any of them, a dead one that Slack still counts included.
 */
public final class Sockets implements Transport, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Sockets.class);
  private static final int MOST_CONNECTIONS = 10;
  private static final int PORT_OF_NOBODY = 1;

  private final InstalledApp installation;
  private final SlackIds ids;
  private final Envelopes envelopes;
  private final SocketServer server = new SocketServer(this);
  private final Set<String> tickets = ConcurrentHashMap.newKeySet();
  private final List<WebSocket> connections = new CopyOnWriteArrayList<>();
  private final Set<WebSocket> announced = ConcurrentHashMap.newKeySet();
  private final Set<WebSocket> frozen = ConcurrentHashMap.newKeySet();
  private volatile Welcome welcome = Welcome.HELLO;
  private final AtomicInteger ghosts = new AtomicInteger();
  private final AtomicInteger turn = new AtomicInteger();
  private final AtomicInteger opened = new AtomicInteger();

  private Sockets(InstalledApp installation, SlackIds ids, Duration patience) {
    this.installation = installation;
    this.ids = ids;
    this.envelopes = new Envelopes(ids, patience, this::sendToAny);
  }

  public static Sockets start(InstalledApp installation, SlackIds ids, Duration patience) {
    var sockets = new Sockets(installation, ids, patience);
    sockets.server.open();
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
    envelopes.patience(longest);
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
    return envelopes.deliver("slash_commands", payload);
  }

  @Override
  public Delivery interaction(ObjectNode payload) {
    return envelopes.deliver("interactive", payload);
  }

  @Override
  public Delivery event(ObjectNode payload) {
    return envelopes.deliver("events_api", payload);
  }

  /** Sends an envelope once more, as it was. */
  public Delivery again(Delivery delivery) {
    return envelopes.send(delivery.request().body());
  }

  private boolean sendToAny(String text) {
    if (count() == 0) {
      return false;
    }
    next().ifPresent(connection -> connection.send(text));
    return true;
  }

  /** Any of them, in turn; empty for a ghost. */
  private Optional<WebSocket> next() {
    var open = List.copyOf(connections);
    int place = Math.floorMod(turn.getAndIncrement(), open.size() + ghosts.get());
    return place < open.size() ? Optional.of(open.get(place)) : Optional.empty();
  }

  boolean refusesConnections() {
    return welcome == Welcome.REFUSAL;
  }

  void connected(WebSocket connection, String ticket) {
    if (!tickets.remove(ticket)) {
      connection.close(CloseFrame.POLICY_VALIDATION, "no such ticket");
      return;
    }
    if (count() >= MOST_CONNECTIONS) {
      connection.send(disconnect("too_many_websockets"));
      connection.close(CloseFrame.NORMAL, "");
      return;
    }
    connections.add(connection);
    opened.incrementAndGet();
    if (welcome != Welcome.SILENCE) {
      greet(connection);
    }
  }

  boolean isFrozen(WebSocket connection) {
    return frozen.contains(connection);
  }

  void received(String message) {
    envelopes.received(message);
  }

  void disconnected(WebSocket connection) {
    connections.remove(connection);
    announced.remove(connection);
    frozen.remove(connection);
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
    server.close();
  }
}
