package rollbackbot.store;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Map;
import rollbackbot.rollback.Failure;
import rollbackbot.rollback.IncidentState;
import rollbackbot.rollback.Input;
import rollbackbot.rollback.Operators;
import rollbackbot.rollback.PlanRequest;
import rollbackbot.rollback.Reply;
import rollbackbot.rollback.ThreadEntry;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.NamedType;

/**
 * The core's records as JSON. The variants of sealed types have short names of their own, which
 * never change, whatever the classes are called.
 */
final class Json {
  private static final Map<Class<?>, List<NamedType>> VARIANTS =
      Map.of(
          IncidentState.class,
          List.of(
              named(IncidentState.Deciding.class, "deciding"),
              named(IncidentState.Planning.class, "planning"),
              named(IncidentState.Planned.class, "planned"),
              named(IncidentState.Rechecking.class, "rechecking"),
              named(IncidentState.WaitingForOther.class, "waiting"),
              named(IncidentState.PausingAutoDeploy.class, "pausing"),
              named(IncidentState.CreatingBranch.class, "branching"),
              named(IncidentState.RestoringDatabase.class, "restoring"),
              named(IncidentState.LookingOnceMore.class, "looking"),
              named(IncidentState.Requesting.class, "requesting"),
              named(IncidentState.Deploying.class, "deploying"),
              named(IncidentState.Verifying.class, "verifying"),
              named(IncidentState.Failed.class, "failed"),
              named(IncidentState.Succeeded.class, "succeeded"),
              named(IncidentState.Cancelled.class, "cancelled"),
              named(IncidentState.Closed.class, "closed")),
          ThreadEntry.Content.class,
          List.of(
              named(ThreadEntry.Content.Asked.class, "asked"),
              named(ThreadEntry.Content.Offered.class, "offered"),
              named(ThreadEntry.Content.Guided.class, "guided"),
              named(ThreadEntry.Content.RestoreAsked.class, "restore-asked"),
              named(ThreadEntry.Content.Reached.class, "reached"),
              named(ThreadEntry.Content.Stopped.class, "stopped"),
              named(ThreadEntry.Content.Proven.class, "proven"),
              named(ThreadEntry.Content.Ended.class, "ended"),
              named(ThreadEntry.Content.Reminded.class, "reminded")),
          ThreadEntry.Decision.class,
          List.of(
              named(ThreadEntry.Decision.Open.class, "open"),
              named(ThreadEntry.Decision.ConfirmedBy.class, "confirmed"),
              named(ThreadEntry.Decision.CancelledBy.class, "cancelled"),
              named(ThreadEntry.Decision.Replaced.class, "replaced")),
          ThreadEntry.NewPlanBecause.class,
          List.of(
              named(ThreadEntry.NewPlanBecause.CurrentChanged.class, "current-changed"),
              named(ThreadEntry.NewPlanBecause.TagMoved.class, "tag-moved"),
              named(ThreadEntry.NewPlanBecause.BranchTaken.class, "branch-taken"),
              named(ThreadEntry.NewPlanBecause.OtherVersionWanted.class, "other-version"),
              named(ThreadEntry.NewPlanBecause.Retried.class, "retried")),
          ThreadEntry.Milestone.class,
          List.of(
              named(ThreadEntry.Milestone.Waiting.class, "waiting"),
              named(ThreadEntry.Milestone.BranchReady.class, "branch-ready"),
              named(ThreadEntry.Milestone.DeploymentStarted.class, "deployment-started"),
              named(ThreadEntry.Milestone.Live.class, "live"),
              named(ThreadEntry.Milestone.TakesLong.class, "takes-long"),
              named(ThreadEntry.Milestone.AutoDeployResumed.class, "auto-deploy-resumed")),
          Failure.Reason.class,
          List.of(
              named(Failure.Reason.NoLink.class, "no-link"),
              named(Failure.Reason.OtherRepositoryLinked.class, "other-repository"),
              named(Failure.Reason.NothingDeployed.class, "nothing-deployed"),
              named(Failure.Reason.NoEarlierRelease.class, "no-earlier-release"),
              named(Failure.Reason.NoSuchVersion.class, "no-such-version"),
              named(Failure.Reason.RunsAlready.class, "runs-already"),
              named(Failure.Reason.NoBranchName.class, "no-branch-name"),
              named(Failure.Reason.PushRefused.class, "push-refused"),
              named(Failure.Reason.Refused.class, "refused"),
              named(Failure.Reason.Unreachable.class, "unreachable"),
              named(Failure.Reason.NeverAnswered.class, "never-answered"),
              named(Failure.Reason.DeploymentFailed.class, "deployment-failed"),
              named(Failure.Reason.OtherCommit.class, "other-commit"),
              named(Failure.Reason.Superseded.class, "superseded"),
              named(Failure.Reason.NotHealthy.class, "not-healthy"),
              named(Failure.Reason.DatabaseNotRestored.class, "database-not-restored"),
              named(Failure.Reason.Fault.class, "fault")),
          PlanRequest.class,
          List.of(
              named(PlanRequest.Previous.class, "previous"),
              named(PlanRequest.Exact.class, "exact")),
          Operators.class,
          List.of(
              named(Operators.Everyone.class, "everyone"), named(Operators.Listed.class, "listed")),
          Input.Act.class,
          List.of(
              named(Input.Act.Typed.class, "typed"),
              named(Input.Act.Clicked.class, "clicked"),
              named(Input.Act.Submitted.class, "submitted"),
              named(Input.Act.OpenedHome.class, "opened-home")),
          Reply.class,
          List.of(
              named(Reply.Help.class, "help"),
              named(Reply.NotUnderstood.class, "not-understood"),
              named(Reply.UnknownApp.class, "unknown-app"),
              named(Reply.UnknownVersion.class, "unknown-version"),
              named(Reply.AlreadyOpen.class, "already-open"),
              named(Reply.OpenedElsewhere.class, "opened-elsewhere"),
              named(Reply.NotAllowed.class, "not-allowed"),
              named(Reply.NoPlace.class, "no-place"),
              named(Reply.AlreadySettled.class, "already-settled"),
              named(Reply.Over.class, "over"),
              named(Reply.BoardNotPosted.class, "board-not-posted"),
              named(Reply.ServiceAway.class, "service-away"),
              named(Reply.Home.class, "home"),
              named(Reply.Form.Start.class, "form-start"),
              named(Reply.Form.RestoreDatabase.class, "form-restore-database"),
              named(Reply.Fault.class, "fault")));

  private static final JsonMapper MAPPER = mapper();

  private Json() {}

  static String write(Object value) {
    return MAPPER.writeValueAsString(value);
  }

  static <T> T read(String json, Class<T> type) {
    return MAPPER.readValue(json, type);
  }

  private static NamedType named(Class<?> type, String name) {
    return new NamedType(type, name);
  }

  private static JsonMapper mapper() {
    var builder =
        JsonMapper.builder()
            .changeDefaultVisibility(
                visibility -> visibility.withIsGetterVisibility(JsonAutoDetect.Visibility.NONE));
    VARIANTS.forEach((type, variants) ->
        builder.addMixIn(type, Variant.class).registerSubtypes(variants.toArray(NamedType[]::new)));
    return builder.build();
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
  private interface Variant {}
}
