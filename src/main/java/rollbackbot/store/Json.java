package rollbackbot.store;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import java.util.Map;
import rollbackbot.rollback.BranchDeployment;
import rollbackbot.rollback.BranchTrouble;
import rollbackbot.rollback.Failure;
import rollbackbot.rollback.IncidentState;
import rollbackbot.rollback.Input;
import rollbackbot.rollback.Operators;
import rollbackbot.rollback.PlanRequest;
import rollbackbot.rollback.Reply;
import rollbackbot.rollback.RestoreProgress;
import rollbackbot.rollback.Risk;
import rollbackbot.rollback.SwitchingTrouble;
import rollbackbot.rollback.ThreadEntry;
import rollbackbot.rollback.TicketOutcome;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.NamedType;

/**
 * The core's records as JSON. The variants of sealed types have short names of their own, which
 * never change, whatever the classes are called.
 */
final class Json {
  private static final Map<Class<?>, List<NamedType>> VARIANTS =
      Map.ofEntries(
          Map.entry(
              IncidentState.class,
              List.of(
                  named(IncidentState.Deciding.class, "deciding"),
                  named(IncidentState.Planning.class, "planning"),
                  named(IncidentState.Planned.class, "planned"),
                  named(IncidentState.ReadingFlags.class, "reading-flags"),
                  named(IncidentState.ChoosingFlag.class, "choosing-flag"),
                  named(IncidentState.SettingFlag.class, "setting-flag"),
                  named(IncidentState.RequestingRestart.class, "requesting-restart"),
                  named(IncidentState.Restarting.class, "restarting"),
                  named(IncidentState.CheckingFeature.class, "checking-feature"),
                  named(IncidentState.OpeningTicket.class, "opening-ticket"),
                  named(IncidentState.PreparingBackup.class, "preparing-backup"),
                  named(IncidentState.RequestingBackup.class, "requesting-backup"),
                  named(IncidentState.AwaitingBackup.class, "awaiting-backup"),
                  named(IncidentState.PreparingRestore.class, "preparing-restore"),
                  named(IncidentState.RequestingRestore.class, "requesting-restore"),
                  named(IncidentState.AwaitingRestore.class, "awaiting-restore"),
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
                  named(IncidentState.Closed.class, "closed"))),
          Map.entry(
              ThreadEntry.Content.class,
              List.of(
                  named(ThreadEntry.Content.Asked.class, "asked"),
                  named(ThreadEntry.Content.Offered.class, "offered"),
                  named(ThreadEntry.Content.FlagsOffered.class, "flags-offered"),
                  named(ThreadEntry.Content.FeatureSwitched.class, "feature-switched"),
                  named(ThreadEntry.Content.SwitchingStopped.class, "switching-stopped"),
                  named(ThreadEntry.Content.OwnerAlerted.class, "owner-alerted"),
                  named(ThreadEntry.Content.RestoreAsked.class, "restore-asked"),
                  named(ThreadEntry.Content.Reached.class, "reached"),
                  named(ThreadEntry.Content.Stopped.class, "stopped"),
                  named(ThreadEntry.Content.Proven.class, "proven"),
                  named(ThreadEntry.Content.CalledAfter.class, "called-after"),
                  named(ThreadEntry.Content.Timeline.class, "timeline"),
                  named(ThreadEntry.Content.PostMortem.class, "post-mortem"),
                  named(ThreadEntry.Content.AutoDeployBack.class, "auto-deploy-back"),
                  named(ThreadEntry.Content.BranchDeploying.class, "branch-deploying"),
                  named(ThreadEntry.Content.BranchDeployed.class, "branch-deployed"),
                  named(ThreadEntry.Content.BranchNotDeployed.class, "branch-not-deployed"),
                  named(ThreadEntry.Content.PauseReminded.class, "pause-reminded"),
                  named(ThreadEntry.Content.Ended.class, "ended"),
                  named(ThreadEntry.Content.Reminded.class, "reminded"))),
          Map.entry(
              ThreadEntry.Decision.class,
              List.of(
                  named(ThreadEntry.Decision.Open.class, "open"),
                  named(ThreadEntry.Decision.ConfirmedBy.class, "confirmed"),
                  named(ThreadEntry.Decision.CancelledBy.class, "cancelled"),
                  named(ThreadEntry.Decision.Replaced.class, "replaced"))),
          Map.entry(
              ThreadEntry.NewPlanBecause.class,
              List.of(
                  named(ThreadEntry.NewPlanBecause.CurrentChanged.class, "current-changed"),
                  named(ThreadEntry.NewPlanBecause.TagMoved.class, "tag-moved"),
                  named(ThreadEntry.NewPlanBecause.BranchTaken.class, "branch-taken"),
                  named(ThreadEntry.NewPlanBecause.OtherVersionWanted.class, "other-version"),
                  named(ThreadEntry.NewPlanBecause.Retried.class, "retried"))),
          Map.entry(
              ThreadEntry.Milestone.class,
              List.of(
                  named(ThreadEntry.Milestone.Waiting.class, "waiting"),
                  named(ThreadEntry.Milestone.BranchReady.class, "branch-ready"),
                  named(ThreadEntry.Milestone.DeploymentStarted.class, "deployment-started"),
                  named(ThreadEntry.Milestone.Live.class, "live"),
                  named(ThreadEntry.Milestone.TakesLong.class, "takes-long"),
                  named(ThreadEntry.Milestone.FlagsUnreadable.class, "flags-unreadable"),
                  named(ThreadEntry.Milestone.DatabaseRestored.class, "database-restored"))),
          Map.entry(
              ThreadEntry.FlagChoice.class,
              List.of(
                  named(ThreadEntry.FlagChoice.Open.class, "open"),
                  named(ThreadEntry.FlagChoice.Chosen.class, "chosen"),
                  named(ThreadEntry.FlagChoice.NoneOfThese.class, "none-of-these"),
                  named(ThreadEntry.FlagChoice.NoChoice.class, "no-choice"))),
          Map.entry(
              Risk.class,
              List.of(
                  named(Risk.RunningDeployment.class, "running-deployment"),
                  named(Risk.VariablesChanged.class, "variables-changed"),
                  named(Risk.RiskyFiles.class, "risky-files"),
                  named(Risk.PostdeployHook.class, "postdeploy-hook"),
                  named(Risk.OldTarget.class, "old-target"),
                  named(Risk.StackChanged.class, "stack-changed"),
                  named(Risk.NewestFailed.class, "newest-failed"),
                  named(Risk.TryFailed.class, "try-failed"),
                  named(Risk.BasisChanged.class, "basis-changed"),
                  named(Risk.OutputDisagrees.class, "output-disagrees"),
                  named(Risk.NumberAlone.class, "number-alone"),
                  named(Risk.NeverRan.class, "never-ran"),
                  named(Risk.MarkedTarget.class, "marked-target"),
                  named(Risk.JumpsOver.class, "jumps-over"),
                  named(Risk.RestoresDatabase.class, "restores-database"),
                  named(Risk.NotConfigured.class, "not-configured"),
                  named(Risk.CouldNotTell.class, "could-not-tell"))),
          Map.entry(
              SwitchingTrouble.class,
              List.of(
                  named(SwitchingTrouble.ChangedMeanwhile.class, "changed-meanwhile"),
                  named(SwitchingTrouble.PutBackMeanwhile.class, "put-back-meanwhile"),
                  named(SwitchingTrouble.ChangeUnsure.class, "change-unsure"),
                  named(SwitchingTrouble.Said.class, "said"),
                  named(SwitchingTrouble.NeverAnswered.class, "never-answered"),
                  named(SwitchingTrouble.NoEnd.class, "no-end"))),
          Map.entry(
              BranchDeployment.class,
              List.of(
                  named(BranchDeployment.Wanted.class, "wanted"),
                  named(BranchDeployment.Requesting.class, "requesting"),
                  named(BranchDeployment.Following.class, "following"),
                  named(BranchDeployment.Checking.class, "checking"))),
          Map.entry(
              BranchTrouble.class,
              List.of(
                  named(BranchTrouble.Moved.class, "moved"),
                  named(BranchTrouble.OtherIncident.class, "other-incident"),
                  named(BranchTrouble.Busy.class, "busy"),
                  named(BranchTrouble.Said.class, "said"),
                  named(BranchTrouble.NeverAnswered.class, "never-answered"),
                  named(BranchTrouble.Failed.class, "failed"),
                  named(BranchTrouble.NoEnd.class, "no-end"))),
          Map.entry(
              TicketOutcome.class,
              List.of(
                  named(TicketOutcome.Opened.class, "opened"),
                  named(TicketOutcome.ToCopy.class, "to-copy"),
                  named(TicketOutcome.Failed.class, "failed"))),
          Map.entry(
              RestoreProgress.FreshBackup.class,
              List.of(
                  named(RestoreProgress.FreshBackup.Pending.class, "pending"),
                  named(RestoreProgress.FreshBackup.Usable.class, "usable"),
                  named(RestoreProgress.FreshBackup.Missing.class, "missing"))),
          Map.entry(
              RestoreProgress.Restored.class,
              List.of(
                  named(RestoreProgress.Restored.NotAsked.class, "not-asked"),
                  named(RestoreProgress.Restored.Wanted.class, "wanted"),
                  named(RestoreProgress.Restored.Done.class, "done"),
                  named(RestoreProgress.Restored.Unsure.class, "unsure"),
                  named(RestoreProgress.Restored.Failed.class, "failed"))),
          Map.entry(
              Failure.Reason.class,
              List.of(
                  named(Failure.Reason.NoLink.class, "no-link"),
                  named(Failure.Reason.OtherRepositoryLinked.class, "other-repository"),
                  named(Failure.Reason.NothingDeployed.class, "nothing-deployed"),
                  named(Failure.Reason.NoEarlierRelease.class, "no-earlier-release"),
                  named(Failure.Reason.NoSuchVersion.class, "no-such-version"),
                  named(Failure.Reason.CommitGone.class, "commit-gone"),
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
                  named(Failure.Reason.Fault.class, "fault"))),
          Map.entry(
              PlanRequest.class,
              List.of(
                  named(PlanRequest.Previous.class, "previous"),
                  named(PlanRequest.Exact.class, "exact"),
                  named(PlanRequest.AtCommit.class, "at-commit"))),
          Map.entry(
              Operators.class,
              List.of(
                  named(Operators.Everyone.class, "everyone"),
                  named(Operators.Listed.class, "listed"))),
          Map.entry(
              Input.Act.class,
              List.of(
                  named(Input.Act.Typed.class, "typed"),
                  named(Input.Act.Clicked.class, "clicked"),
                  named(Input.Act.Submitted.class, "submitted"),
                  named(Input.Act.OpenedHome.class, "opened-home"))),
          Map.entry(
              Reply.class,
              List.of(
                  named(Reply.Help.class, "help"),
                  named(Reply.NotUnderstood.class, "not-understood"),
                  named(Reply.UnknownApp.class, "unknown-app"),
                  named(Reply.UnknownVersion.class, "unknown-version"),
                  named(Reply.RunsAlready.class, "runs-already"),
                  named(Reply.AlreadyOpen.class, "already-open"),
                  named(Reply.OpenedElsewhere.class, "opened-elsewhere"),
                  named(Reply.NotAllowed.class, "not-allowed"),
                  named(Reply.NoPlace.class, "no-place"),
                  named(Reply.AlreadySettled.class, "already-settled"),
                  named(Reply.Over.class, "over"),
                  named(Reply.BoardNotPosted.class, "board-not-posted"),
                  named(Reply.ServiceAway.class, "service-away"),
                  named(Reply.Home.class, "home"),
                  named(Reply.NothingPaused.class, "nothing-paused"),
                  named(Reply.Resuming.class, "resuming"),
                  named(Reply.BranchUnderWay.class, "branch-under-way"),
                  named(Reply.Form.Start.class, "form-start"),
                  named(Reply.Form.RestoreDatabase.class, "form-restore-database"),
                  named(Reply.NoLongerRuns.class, "no-longer-runs"),
                  named(Reply.Fault.class, "fault"))));

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
                visibility -> visibility.withIsGetterVisibility(JsonAutoDetect.Visibility.NONE))
            // A record that was stored before it had names has none.
            .withConfigOverride(
                Map.class,
                override ->
                    override.setNullHandling(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)));
    VARIANTS.forEach((type, variants) ->
        builder.addMixIn(type, Variant.class).registerSubtypes(variants.toArray(NamedType[]::new)));
    return builder.build();
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
  private interface Variant {}
}
