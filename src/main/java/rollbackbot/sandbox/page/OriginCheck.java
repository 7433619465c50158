package rollbackbot.sandbox.page;

import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.http.HttpHeader;
import rollbackbot.sandbox.http.HttpExchange;

/**
 * Keeps other sites out: a page elsewhere can make a browser send requests here, under another name
 * of this machine (DNS rebinding) or from another origin.
 */
final class OriginCheck {
  private final Set<String> hosts;

  OriginCheck(int port) {
    this.hosts = Set.of("127.0.0.1:" + port, "localhost:" + port);
  }

  /** Why the request isn't answered, if it isn't. */
  Optional<String> refusal(HttpExchange exchange) {
    var host = exchange.header(HttpHeader.HOST);
    if (host.filter(hosts::contains).isEmpty()) {
      return Optional.of("this server is reached as " + hosts + " only");
    }
    var origin = exchange.header(HttpHeader.ORIGIN);
    var own = host.map(name -> "http://" + name);
    boolean reads = Set.of("GET", "HEAD").contains(exchange.request().getMethod());
    if (origin.isPresent() ? !origin.equals(own) : !reads) {
      return Optional.of("not from the sandbox's own page");
    }
    return Optional.empty();
  }
}
