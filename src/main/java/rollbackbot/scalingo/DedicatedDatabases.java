package rollbackbot.scalingo;

import java.util.List;
import org.jspecify.annotations.Nullable;
import rollbackbot.once.Operation;
import rollbackbot.scalingo.http.AuthorizedCalls;
import rollbackbot.scalingo.http.Call;

/**
 * The dedicated databases that our account sees in a region. They belong to projects, and the
 * answer doesn't tell which app uses one (Scalingo docs: databases_dr).
 */
final class DedicatedDatabases {
  private final AuthorizedCalls calls;
  private final Regions regions;

  DedicatedDatabases(AuthorizedCalls calls, Regions regions) {
    this.calls = calls;
    this.regions = regions;
  }

  List<String> names(String region) {
    var call =
        Call.read(
            "dedicated-databases",
            Operation.LIST_DEDICATED_DATABASES.of(region),
            regions.dedicatedDatabases(region));
    return calls.send(
        call,
        answer -> {
          var rows = answer.present(answer.json(ListAnswer.class).databases(), "databases");
          return rows.stream().map(DedicatedDatabases::name).toList();
        });
  }

  /** One without a name is one all the same. */
  private static String name(Wire wire) {
    return wire.name() == null ? "?" : wire.name();
  }

  record ListAnswer(@Nullable List<Wire> databases) {}

  record Wire(@Nullable String name) {}
}
