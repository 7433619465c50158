package rollbackbot.sandbox.scalingo.apps;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import rollbackbot.sandbox.scalingo.deployments.SimulatedDeployment;
import rollbackbot.sandbox.scalingo.operations.ScalingoIds;

/** What happened to one app; guarded by its {@link SimulatedPlatform}. */
public final class SimulatedHistory {
  private final List<SimulatedEvent> told = new ArrayList<>();

  public void tell(String type, String user, Instant at, Map<String, Object> data) {
    told.add(new SimulatedEvent(ScalingoIds.hex(), at, type, user, data));
  }

  List<SimulatedEvent> told() {
    return List.copyOf(told);
  }

  void restore(List<SimulatedEvent> kept) {
    told.clear();
    told.addAll(kept);
  }

  /**
   * What a variable was at a moment: its value now, with the changes since taken back.
   *
   * @param now {@code ""} where there is none, as in the answer
   */
  String valueAt(String name, Instant at, String now) {
    var value = now;
    for (var event : told.reversed()) {
      if (event.createdAt().isAfter(at)) {
        value = VariableEdits.before(event, name).orElse(value);
      }
    }
    return value;
  }

  /**
   * All events. That of a deployment is there from its start; its status and duration change until
   * the end.
   */
  List<SimulatedEvent> newestFirst(List<SimulatedDeployment> deployments, Instant now) {
    var deployed = deployments.stream().map(deployment -> event(deployment, now));
    return Stream.concat(told.reversed().stream(), deployed)
        .sorted(Comparator.comparing(SimulatedEvent::createdAt).reversed())
        .toList();
  }

  private static SimulatedEvent event(SimulatedDeployment deployment, Instant now) {
    var id = ScalingoIds.hexFor(deployment.id().value());
    var data =
        Map.<String, Object>of(
            "deployment_id",
            id,
            "deployment_uuid",
            deployment.id().value(),
            "deployment_type",
            "deployment",
            "pusher",
            deployment.pusher(),
            "git_ref",
            deployment.gitRef().orElse(""),
            "status",
            deployment.status(now),
            "duration",
            deployment.isOver(now) ? deployment.duration().toSeconds() : 0);
    return new SimulatedEvent(
        ScalingoIds.hexFor("event " + id),
        deployment.createdAt(),
        "deployment",
        deployment.pusher(),
        data);
  }
}
