package rollbackbot.scalingo;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import rollbackbot.database.DatabaseId;
import rollbackbot.http.Timeouts;
import rollbackbot.suite.Patience;

/** The platform answers 504 where many calls to databases come together. */
class DatabaseCallsTest {
  private static final int CALLS = 20;

  private final CyclicBarrier five = new CyclicBarrier(5);
  private final AtomicInteger underWay = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();

  @Test
  void noMoreThanFiveAreUnderWayAtOnce() throws Exception {
    var server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), CALLS);
    server.createContext(
        "/v1", exchange -> answer(exchange, "{\"token\":\"t\",\"addon\":{\"token\":\"t\"}}"));
    server.createContext("/api", this::count);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      server.setExecutor(threads);
      server.start();
      var address = "http://127.0.0.1:" + server.getAddress().getPort();
      var timeouts = Timeouts.within(Patience.LONG);
      var databases = Clients.accountAt(address, timeouts, new MovingClock()).databases();
      var calls = new ArrayList<Future<?>>();
      for (int call = 0; call < CALLS; call++) {
        calls.add(threads.submit(() -> databases.backups(Clients.APP, new DatabaseId("ad-1"))));
      }

      for (var call : calls) {
        call.get();
      }

      assertThat(most).hasValue(5);
    } finally {
      server.stop(0);
    }
  }

  /** Each waits until five are there. */
  private void count(HttpExchange exchange) throws IOException {
    most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
    try {
      five.await(Patience.LONG.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
      throw new IOException("five are never under way", e);
    } finally {
      underWay.decrementAndGet();
    }
    answer(exchange, "{\"database_backups\":[]}");
  }

  private static void answer(HttpExchange exchange, String json) throws IOException {
    var body = json.getBytes(StandardCharsets.UTF_8);
    exchange.getRequestBody().readAllBytes();
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
