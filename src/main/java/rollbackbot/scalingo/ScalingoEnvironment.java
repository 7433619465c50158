package rollbackbot.scalingo;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import rollbackbot.database.OperationId;
import rollbackbot.database.OperationStatus;
import rollbackbot.once.Operation;
import rollbackbot.outside.Environment;
import rollbackbot.outside.Variable;
import rollbackbot.release.AppEvents;
import rollbackbot.release.AppStatus;
import rollbackbot.release.PlatformApp;
import rollbackbot.scalingo.http.Answer;
import rollbackbot.scalingo.http.AuthorizedCalls;
import rollbackbot.scalingo.http.Call;
import rollbackbot.scalingo.http.Dates;

/** Variables, containers and events at Scalingo, in the core's words. */
public final class ScalingoEnvironment implements Environment {
  private static final int MOST_PAGES_OF_EVENTS = 10;

  private final AuthorizedCalls calls;
  private final Regions regions;
  private final Apps apps;
  private final Variables variables;
  private final Events events;

  ScalingoEnvironment(AuthorizedCalls calls, Regions regions, Dates dates) {
    this.calls = calls;
    this.regions = regions;
    this.apps = new Apps(calls, regions);
    this.variables = new Variables(calls, regions);
    this.events = new Events(calls, regions, dates);
  }

  @Override
  public List<Variable> variables(PlatformApp app) {
    return variables.of(app);
  }

  @Override
  public void setVariable(PlatformApp app, String name, String value) {
    variables.set(app, name, value);
  }

  /** An empty scope stands for all containers; the answer is empty but for its Location. */
  @Override
  public OperationId restart(PlatformApp app) {
    var url = regions.apps(app.region(), app.name(), "restart");
    var body = Map.of("scope", List.of());
    return calls.send(
        Call.write("restart", Operation.RESTART.of(app.name()), "POST", url, body),
        answer -> {
          answer.requireSuccess();
          return answer.present(operation(answer).orElse(null), "an operation");
        });
  }

  /**
   * The operation's id ends the address. The address itself may be at a host that isn't ours to
   * give a token to, so it is never asked (recorded; so does Scalingo's own CLI).
   */
  private static Optional<OperationId> operation(Answer answer) {
    return answer
        .location()
        .map(HttpUrl::pathSegments)
        .filter(path -> path.size() > 1 && path.get(path.size() - 2).equals("operations"))
        .map(List::getLast)
        .filter(id -> !id.isBlank())
        .map(OperationId::new);
  }

  /** In the words of app operations (Scalingo docs: operations). */
  @Override
  public OperationStatus operation(PlatformApp app, OperationId id) {
    var url = regions.apps(app.region(), app.name(), "operations", id.value());
    var description = Operation.READ_OPERATION.of(id.value(), app.name());
    return calls.send(
        Call.urgentRead("operation", description, url),
        answer -> {
          var operation = OperationAnswer.in(answer);
          return switch (operation.word()) {
            case "done" -> new OperationStatus.Done();
            case "error" -> new OperationStatus.Failed(operation.error(answer));
            default -> new OperationStatus.Running();
          };
        });
  }

  @Override
  public AppStatus status(PlatformApp app) {
    return apps.status(app);
  }

  /**
   * The sum over the app's kinds of processes (Scalingo docs: apps, "Get the app's containers").
   */
  @Override
  public int containers(PlatformApp app) {
    var url = regions.apps(app.region(), app.name(), "containers");
    var call = Call.read("containers", Operation.READ_CONTAINERS.of(app.name()), url);
    return calls.send(
        call,
        answer ->
            answer.present(answer.json(FormationAnswer.class).containers(), "containers").stream()
                .mapToInt(kind -> answer.present(kind.amount(), "an amount"))
                .sum());
  }

  record FormationAnswer(@Nullable List<Kind> containers) {}

  record Kind(@Nullable Integer amount) {}

  @Override
  public AppEvents events(PlatformApp app, Instant since) {
    return events.since(app, since, MOST_PAGES_OF_EVENTS);
  }
}
