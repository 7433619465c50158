package rollbackbot.deploy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import rollbackbot.database.RestoreProgress;
import rollbackbot.database.RestoreProgress.Restored;
import rollbackbot.deploy.DeployState.LookingOnceMore;
import rollbackbot.deploy.DeployState.PausingAutoDeploy;
import rollbackbot.deploy.DeployState.Stopping;
import rollbackbot.incident.CalledOff.Closed;
import rollbackbot.incident.CalledOff.Closing;
import rollbackbot.incident.Incident;
import rollbackbot.incident.Reply;
import rollbackbot.incident.Running;
import rollbackbot.incident.ThreadEntry;
import rollbackbot.offer.ApprovalRequest;
import rollbackbot.offer.Approvals;
import rollbackbot.offer.ArchiveChoice;
import rollbackbot.offer.Failing;
import rollbackbot.offer.OfferEntry;
import rollbackbot.offer.OfferEntry.NewPlanBecause;
import rollbackbot.offer.OfferState.Failed;
import rollbackbot.offer.OfferState.Planning;
import rollbackbot.offer.PlanClicks;
import rollbackbot.people.ActionIds;
import rollbackbot.plan.Failure;
import rollbackbot.release.ApprovalRule;
import rollbackbot.restore.RestoreEntry;
import rollbackbot.restore.RestoreState.ApprovingRestore;
import rollbackbot.restore.RestoreState.PreparingRestore;
import rollbackbot.restore.RestoreState.RestoringDatabase;
import rollbackbot.restore.RestoreTurns;
import rollbackbot.room.Buttons;
import rollbackbot.room.Click;
import rollbackbot.room.Endings;
import rollbackbot.room.Response;

/** Clicks on a rollback that waits, has stopped, or is over. */
public final class RollbackClicks implements Buttons {

  @Override
  public Map<String, Function<Click, Response>> answers() {
    return Map.of(
        ActionIds.DATABASE_RESTORE, this::restoreForm,
        ActionIds.DATABASE_RESTORED, this::restored,
        ActionIds.DATABASE_RESTORE_FAILED, this::restoreFailed,
        ActionIds.PLAN_ARCHIVE_ROAD, this::archiveRoad,
        ActionIds.ROLLBACK_RETRY, this::retry,
        ActionIds.ROLLBACK_CHOOSE_VERSION, this::chooseVersion,
        ActionIds.ROLLBACK_GIVE_UP, this::giveUp);
  }

  private Response restored(Click click) {
    if (!(click.incident().state() instanceof RestoringDatabase(var confirmed, _))
        || !click.isCurrent()) {
      return click.tooLate();
    }
    return click.store(
        restoreSettled(click, true)
            .withState(new LookingOnceMore(confirmed.withDatabaseRestored(), 0)),
        "database-restored",
        "said by " + click.by());
  }

  private Response restoreFailed(Click click) {
    if (!(click.incident().state() instanceof RestoringDatabase state) || !click.isCurrent()) {
      return click.tooLate();
    }
    var settled = restoreSettled(click, false);
    var change =
        Failing.stop(
            settled, state, new Failure.Reason.DatabaseNotRestored(click.by()), click.now());
    return new Response.Store(
        change.with(
            click.incident().audit(click.now(), click.by(), "database-restore-failed", "")));
  }

  /** Asks for the app's name first: a restore can't be undone. */
  private Response restoreForm(Click click) {
    if (!(click.incident().state() instanceof RestoringDatabase(var confirmed, var progress))
        || !click.isCurrent()) {
      return click.tooLate();
    }
    return restorable(click, progress)
        .map(index -> progress.databases().get(index).what())
        .flatMap(database ->
            database
                .moment()
                .<Response>map(moment ->
                    new Response.Say(
                        new Reply.Form.RestoreDatabase(
                            click.app().name(),
                            click.handle(),
                            database.label(),
                            moment,
                            Optional.of(Approvals.rule(confirmed.plan(), click.app()))))))
        .orElseGet(click::over);
  }

  /** The app's name was typed in the form: only that starts what can't be undone. */
  public Response restore(Click click) {
    if (!(click.incident().state() instanceof RestoringDatabase(var confirmed, var progress))
        || !click.isCurrent()) {
      return click.tooLate();
    }
    return restorable(click, progress)
        .map(index -> {
          var wanted = new Restored.Wanted(click.by(), click.now(), Optional.empty());
          var next = progress.with(index, step -> step.with(wanted));
          var rule = Approvals.rule(confirmed.plan(), click.app());
          var told = retold(click, asked -> asked.with(next));
          return click.store(
              rule.asksASecond()
                  ? asksASecond(click, told, new ApprovingRestore(confirmed, next, index), rule)
                  : told.withState(new PreparingRestore(confirmed, next, index)),
              "restore-requested",
              progress.databases().get(index).what().database().id().value());
        })
        .orElseGet(click::over);
  }

  private static Incident asksASecond(
      Click click, Incident told, ApprovingRestore state, ApprovalRule rule) {
    var what = state.progress().databases().get(state.database()).what();
    var subject =
        new ApprovalRequest.Subject.OfRestore(what.database(), what.moment().orElseThrow());
    var request = new ApprovalRequest(subject, click.by(), click.now(), rule);
    return Approvals.asked(told.withState(state), request, click.now());
  }

  /** The database that the button names, where it can be restored. */
  private static Optional<Integer> restorable(Click click, RestoreProgress progress) {
    return click
        .handle()
        .option()
        .filter(index -> index >= 0 && index < progress.databases().size())
        .filter(index -> progress.databases().get(index).canBeRestored());
  }

  private static Incident restoreSettled(Click click, boolean restored) {
    return retold(click, asked -> asked.settled(click.by(), click.now(), restored));
  }

  /** The incident in which the message that was clicked tells something else. */
  private static Incident retold(Click click, UnaryOperator<RestoreEntry.RestoreAsked> change) {
    return RestoreTurns.retold(click.incident(), click.handle().prompt(), change);
  }

  /** Goes round the link: a new plan, to be confirmed. */
  private Response archiveRoad(Click click) {
    if (!(click.incident().state() instanceof Failed failed) || !click.isCurrent()) {
      return click.tooLate();
    }
    if (!ArchiveChoice.isOffered(click.incident(), failed)) {
      return click.over();
    }
    return click.store(
        stopSettled(click)
            .withState(
                new Planning(
                    failed.request(),
                    failed.restoresDatabase(),
                    Optional.of(new NewPlanBecause.ArchiveChosen(click.by())))),
        "archive-chosen",
        "");
  }

  private Response retry(Click click) {
    if (!(click.incident().state() instanceof Failed failed) || !click.isCurrent()) {
      return click.tooLate();
    }
    return click.store(
        stopSettled(click)
            .withState(
                new Planning(
                    failed.sameAgain().orElse(failed.request()),
                    failed.restoresDatabase(),
                    Optional.of(new NewPlanBecause.Retried(click.by())))),
        "retried",
        "");
  }

  private Response chooseVersion(Click click) {
    if (click.isCurrent()
        && click.incident().state() instanceof Running state
        && state.isUnwell()) {
      var confirmed = state.confirmed();
      return PlanClicks.planFor(
          click,
          PlanClicks.option(confirmed.plan().alternatives(), click),
          confirmed.databaseStillToRestore());
    }
    if (!(click.incident().state() instanceof Failed failed) || !click.isCurrent()) {
      return click.tooLateToLeave();
    }
    var alternatives =
        click.incident().thread().stream()
            .map(ThreadEntry::content)
            .filter(OfferEntry.Stopped.class::isInstance)
            .map(OfferEntry.Stopped.class::cast)
            .filter(stopped -> stopped.prompt() == click.handle().prompt())
            .findFirst()
            .map(OfferEntry.Stopped::alternatives)
            .orElse(List.of());
    var settled = click.withIncident(stopSettled(click));
    return PlanClicks.planFor(
        settled, PlanClicks.option(alternatives, click), failed.restoresDatabase());
  }

  /** The message that told of the stop says who decided how to go on. */
  static Incident stopSettled(Click click) {
    int prompt = click.handle().prompt();
    return click
        .incident()
        .retell(content ->
            content instanceof OfferEntry.Stopped stopped && stopped.prompt() == prompt
                ? new OfferEntry.Stopped(
                    stopped.failure(),
                    prompt,
                    stopped.autoDeploy(),
                    stopped.alternatives(),
                    Optional.of(click.by()))
                : content);
  }

  private Response giveUp(Click click) {
    var state = click.incident().state();
    if (!click.isCurrent() || !mayGiveUp(click.incident())) {
      return click.tooLateToLeave();
    }
    if (state instanceof PausingAutoDeploy(var confirmed)) {
      return click.store(
          click.incident().withState(new Stopping(confirmed, click.by())), "gave-up", "");
    }
    var end = new Closed(Closing.GIVEN_UP, Optional.of(click.by()));
    return click.store(Endings.ended(stopSettled(click), end, click.now()), "gave-up", "");
  }

  private static boolean mayGiveUp(Incident incident) {
    return incident.state() instanceof Failed
        || GivingUp.isOffered(incident)
        || (incident.state() instanceof Running running
            && (running.isBeforeDeployment() || running.isUnwell()));
  }
}
