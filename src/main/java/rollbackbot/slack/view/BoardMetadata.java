package rollbackbot.slack.view;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import rollbackbot.deploy.DeployState;
import rollbackbot.incident.Incident;
import rollbackbot.plan.Plan;
import rollbackbot.release.DeploymentId;
import rollbackbot.release.Release;
import rollbackbot.release.Situation;
import rollbackbot.source.CommitId;
import rollbackbot.version.Version;
import rollbackbot.words.Scene;

/** What automations may read from the board's message; public names, and no secrets. */
public final class BoardMetadata {
  public static final String EVENT = "rollback_incident";

  private BoardMetadata() {}

  public static Map<String, Object> of(Incident incident) {
    Map<String, Object> payload = new LinkedHashMap<>();
    payload.put("incident", incident.id().value());
    payload.put("app", incident.app().value());
    payload.put("state", incident.state().publicName());
    var plan = Scene.plan(incident);
    plan.map(Plan::from)
        .or(() -> incident.situation().flatMap(Situation::current))
        .flatMap(BoardMetadata::name)
        .ifPresent(from -> payload.put("from", from));
    plan.ifPresent(it -> payload.put("to", bare(it.to().label())));
    plan.flatMap(Plan::releaseBranch).ifPresent(it -> payload.put("branch", it.value()));
    deployment(incident).ifPresent(it -> payload.put("deployment", it.value()));
    return payload;
  }

  /** What runs, where it is known: a branch's name isn't the name of a release. */
  private static Optional<String> name(Release release) {
    return release.version().isPresent()
            || release.commit().filter(CommitId::looksLikeCommit).isPresent()
        ? Optional.of(bare(release.label()))
        : Optional.empty();
  }

  /** People read v4.0.0 where another tag is called 4.0.0; machines are told the number. */
  private static String bare(String label) {
    return new Version(label).undecorated().text();
  }

  private static Optional<DeploymentId> deployment(Incident incident) {
    var state = incident.state();
    if (state instanceof DeployState.OfDeployment own) {
      return Optional.of(own.deployment());
    }
    return state.traits().stage().isEnd() ? Scene.deployment(incident) : Optional.empty();
  }
}
