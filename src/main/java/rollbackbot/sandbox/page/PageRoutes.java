package rollbackbot.sandbox.page;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import rollbackbot.sandbox.ChangeSignal;
import rollbackbot.sandbox.CurrentWorld;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Which address does what: files, the live state, and what people do. */
public final class PageRoutes extends Handler.Abstract {
  private static final long MOST_BYTES = 100_000;
  private static final String API = "/api/";
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

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    var path = Request.getPathInContext(request);
    switch (request.getMethod()) {
      case "GET", "HEAD" -> get(path, request, response, callback);
      case "POST" -> post(path, request, response, callback);
      default -> PageAnswers.text(response, callback, 405, "only GET and POST");
    }
    return true;
  }

  private void get(String path, Request request, Response response, Callback callback)
      throws Exception {
    switch (path) {
      case API + "state" -> PageAnswers.json(response, callback, 200, state(person(request)));
      case API + "events" -> events.send(person(request), response, callback);
      default -> {
        var asset = assets.find(path.substring(1));
        if (asset.isPresent()) {
          PageAnswers.send(response, callback, 200, asset.get().type(), asset.get().content());
        } else {
          PageAnswers.text(response, callback, 404, "nothing here");
        }
      }
    }
  }

  private static String person(Request request) throws Exception {
    var person = Request.extractQueryParameters(request).getValue("as");
    return Optional.ofNullable(person).orElse(PageView.FIRST_PERSON);
  }

  private String state(String person) {
    return MAPPER.writeValueAsString(view.seenBy(person));
  }

  private void post(String path, Request request, Response response, Callback callback)
      throws Exception {
    if (!path.startsWith(API) || request.getLength() > MOST_BYTES) {
      PageAnswers.text(response, callback, 404, "nothing here");
      return;
    }
    try {
      var body = read(Content.Source.asString(request, StandardCharsets.UTF_8));
      actions.perform(path.substring(API.length()), body);
      PageAnswers.json(response, callback, 200, "{}");
    } catch (IllegalArgumentException wrong) {
      var words = MAPPER.createObjectNode().put("error", wrong.getMessage()).toString();
      PageAnswers.json(response, callback, 422, words);
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
