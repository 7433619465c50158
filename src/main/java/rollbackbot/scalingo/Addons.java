package rollbackbot.scalingo;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import rollbackbot.database.Database;
import rollbackbot.database.DatabaseId;
import rollbackbot.once.Operation;
import rollbackbot.release.PlatformApp;
import rollbackbot.scalingo.http.Answer;
import rollbackbot.scalingo.http.AuthorizedCalls;
import rollbackbot.scalingo.http.Call;

/** The addons of an app, as far as they are databases; there are others, for mails and such. */
final class Addons {
  private final AuthorizedCalls calls;
  private final Regions regions;

  Addons(AuthorizedCalls calls, Regions regions) {
    this.calls = calls;
    this.regions = regions;
  }

  List<Database> databases(PlatformApp app) {
    var url = regions.apps(app.region(), app.name(), "addons");
    return calls.send(
        Call.read("addons", Operation.LIST_DATABASES.of(app.name()), url),
        answer -> {
          var rows = answer.present(answer.json(ListAnswer.class).addons(), "addons");
          return rows.stream().flatMap(row -> database(row, answer).stream()).toList();
        });
  }

  private static Optional<Database> database(Wire wire, Answer answer) {
    return Optional.ofNullable(wire.addonProvider())
        .flatMap(provider -> Engine.named(provider.id()))
        .map(engine -> database(wire, engine, answer));
  }

  private static Database database(Wire wire, String engine, Answer answer) {
    var plan = wire.plan() == null || wire.plan().name() == null ? "" : wire.plan().name();
    return new Database(
        new DatabaseId(answer.present(wire.id(), "an addon's id")),
        engine,
        plan,
        "running".equals(wire.status()),
        Optional.empty());
  }

  record ListAnswer(@Nullable List<Wire> addons) {}

  record Wire(
      @Nullable String id,
      @Nullable String status,
      @Nullable Plan plan,
      @Nullable Provider addonProvider) {}

  record Plan(@Nullable String name) {}

  record Provider(@Nullable String id) {}
}
