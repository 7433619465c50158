package rollbackbot.scalingo;

import java.util.List;
import java.util.Map;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import rollbackbot.once.Operation;
import rollbackbot.outside.Variable;
import rollbackbot.release.PlatformApp;
import rollbackbot.scalingo.http.Answer;
import rollbackbot.scalingo.http.AuthorizedCalls;
import rollbackbot.scalingo.http.Call;
import rollbackbot.secret.Secret;

/** The variables of an app. Their values pass through as secrets, on the way in and out. */
final class Variables {
  private static final String RESOURCE = "variables";

  private final AuthorizedCalls calls;
  private final Regions regions;

  Variables(AuthorizedCalls calls, Regions regions) {
    this.calls = calls;
    this.regions = regions;
  }

  List<Variable> of(PlatformApp app) {
    var description = Operation.READ_VARIABLES.of(app.name());
    // As they were typed: what they refer to may be another secret, and isn't needed.
    var url = url(app).newBuilder().addQueryParameter("aliases", "true").build();
    return calls.send(
        Call.read("variables", description, url),
        answer -> {
          var rows = answer.present(answer.json(ListAnswer.class).variables(), RESOURCE);
          return rows.stream().map(row -> variable(row, answer)).toList();
        });
  }

  /**
   * The bulk change with one entry needs no id, creates or changes, and leaves the others alone.
   */
  void set(PlatformApp app, String name, String value) {
    var secret = new Secret(value);
    var description = Operation.SET_VARIABLE.of(name, app.name());
    var body = Map.of(RESOURCE, List.of(new Wire(name, secret)));
    var call = Call.write("set-variable", description, "PUT", url(app), body);
    calls.send(
        call,
        answer -> {
          answer.hiding(secret).requireSuccess();
          return true;
        });
  }

  private HttpUrl url(PlatformApp app) {
    return regions.apps(app.region(), app.name(), RESOURCE);
  }

  /** A variable without a value is an empty one. */
  private static Variable variable(Wire wire, Answer answer) {
    var value = wire.value() == null ? new Secret("") : wire.value();
    return new Variable(answer.present(wire.name(), "a variable's name"), value);
  }

  record ListAnswer(@Nullable List<Wire> variables) {}

  record Wire(@Nullable String name, @Nullable Secret value) {}
}
