package rollbackbot.sandbox.page;

import java.io.IOException;
import java.util.Optional;
import org.eclipse.jetty.server.Request;
import rollbackbot.sandbox.ChangeSignal;
import rollbackbot.sandbox.CurrentWorld;
import rollbackbot.sandbox.http.HttpExchange;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The page's addresses: its files, the live state, and what people do. */
public final class PageRoutes {
  private static final long MOST_BYTES = 100_000;
  private static final String API = "/api/";
  private static final String OFFERED = "offered";
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final Assets assets = new Assets();
  private final PageView view;
  private final Actions actions;
  private final EventStream events;

  public PageRoutes(CurrentWorld current, ChangeSignal changes) {
    this.view = new PageView(current);
    this.actions = new Actions(current, changes);
    this.events = new EventStream(changes, this::state);
  }

  boolean handle(HttpExchange exchange) throws Exception {
    var path = Request.getPathInContext(exchange.request());
    return switch (exchange.request().getMethod()) {
      case "GET", "HEAD" -> get(path, exchange);
      case "POST" -> post(path, exchange);
      default -> PageAnswers.text(exchange, 405, "only GET and POST");
    };
  }

  private boolean get(String path, HttpExchange exchange) throws Exception {
    return switch (path) {
      case API + "state" -> PageAnswers.json(exchange, 200, state(person(exchange.request())));
      case API + "events" -> events.send(person(exchange.request()), exchange);
      default ->
          assets
              .find(path.substring(1))
              .map(found -> PageAnswers.send(exchange, 200, found.type(), found.content()))
              .orElseGet(() -> PageAnswers.text(exchange, 404, "nothing here"));
    };
  }

  private static String person(Request request) throws Exception {
    var person = Request.extractQueryParameters(request).getValue("as");
    return Optional.ofNullable(person).orElse(PageView.FIRST_PERSON);
  }

  private String state(String person) {
    return MAPPER.writeValueAsString(view.seenBy(person));
  }

  private boolean post(String path, HttpExchange exchange) throws IOException {
    if (!path.startsWith(API) || exchange.request().getLength() > MOST_BYTES) {
      return PageAnswers.text(exchange, 404, "nothing here");
    }
    try {
      if (path.equals(API + OFFERED)) {
        var options = MAPPER.writeValueAsString(actions.offered(read(exchange.body())));
        return PageAnswers.json(exchange, 200, options);
      }
      actions.perform(path.substring(API.length()), read(exchange.body()));
      return PageAnswers.json(exchange, 200, "{}");
    } catch (IllegalArgumentException wrong) {
      var words = MAPPER.createObjectNode().put("error", wrong.getMessage()).toString();
      return PageAnswers.json(exchange, 422, words);
    }
  }

  private static JsonNode read(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JacksonException e) {
      throw new IllegalArgumentException("not JSON", e);
    }
  }
}
