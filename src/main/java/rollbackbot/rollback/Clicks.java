package rollbackbot.rollback;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import rollbackbot.decision.Next;
import rollbackbot.rollback.IncidentState.Cancelled;
import rollbackbot.rollback.IncidentState.Closed;
import rollbackbot.rollback.IncidentState.Closing;
import rollbackbot.rollback.IncidentState.Deciding;
import rollbackbot.rollback.IncidentState.Failed;
import rollbackbot.rollback.IncidentState.LookingOnceMore;
import rollbackbot.rollback.IncidentState.Planned;
import rollbackbot.rollback.IncidentState.Planning;
import rollbackbot.rollback.IncidentState.Rechecking;
import rollbackbot.rollback.IncidentState.RestoringDatabase;
import rollbackbot.rollback.ThreadEntry.Content;
import rollbackbot.rollback.ThreadEntry.Decision;
import rollbackbot.rollback.ThreadEntry.NewPlanBecause;

/**
 * What a click changes. A click has an effect only on what its button was shown for: whoever comes
 * later is told who was first.
 */
final class Clicks {
  private final Transitions transitions;
  private final Timing timing;

  Clicks(Transitions transitions, Timing timing) {
    this.transitions = transitions;
    this.timing = timing;
  }

  /** The one effect of a click. */
  sealed interface Outcome {
    record Say(Reply reply) implements Outcome {}

    record Store(Change change) implements Outcome {}
  }

  Outcome apply(
      Incident incident, String action, Input.Handle handle, App app, String by, Instant now) {
    var click = new Click(incident, handle, app, by, now);
    return switch (baseOf(action)) {
      case ActionIds.ANSWER_CHANGE -> takeBack(click);
      case ActionIds.PLAN_NOW -> skip(click);
      case ActionIds.PLAN_CONFIRM -> confirm(click);
      case ActionIds.PLAN_CHOOSE_VERSION -> choose(click);
      case ActionIds.PLAN_CANCEL -> cancel(click);
      case ActionIds.DATABASE_RESTORED -> restored(click);
      case ActionIds.DATABASE_RESTORE_FAILED -> restoreFailed(click);
      case ActionIds.ROLLBACK_RETRY -> retry(click);
      case ActionIds.ROLLBACK_CHOOSE_VERSION -> chooseAfterFailure(click);
      case ActionIds.ROLLBACK_GIVE_UP -> giveUp(click);
      case ActionIds.INCIDENT_CLOSE -> close(click);
      case ActionIds.INCIDENT_REOPEN -> reopen(click);
      case ActionIds.AUTODEPLOY_RESUME -> resumeAutoDeploy(click);
      default -> answer(click, action);
    };
  }

  private record Click(Incident incident, Input.Handle handle, App app, String by, Instant now) {
    Click withIncident(Incident other) {
      return new Click(other, handle, app, by, now);
    }

    boolean isCurrent() {
      return handle.prompt() == incident.prompt();
    }
  }

  /** Without the suffix that tells several of a kind apart. */
  private static String baseOf(String action) {
    if (action.startsWith(ActionIds.ANSWER_PREFIX)) {
      boolean change =
          action.equals(ActionIds.ANSWER_CHANGE)
              || action.startsWith(ActionIds.ANSWER_CHANGE + ".");
      return change ? ActionIds.ANSWER_CHANGE : action;
    }
    var parts = action.split("\\.", 3);
    return parts.length < 2 ? action : parts[0] + "." + parts[1];
  }

  private Outcome answer(Click click, String action) {
    var parts = action.split("\\.", 3);
    if (!action.startsWith(ActionIds.ANSWER_PREFIX) || parts.length != 3) {
      return new Outcome.Say(new Reply.NotUnderstood(action));
    }
    if (!(click.incident().state() instanceof Deciding(var asked))
        || !click.isCurrent()
        || !asked.equals(parts[1])) {
      return tooLate(click);
    }
    var question = transitions.question(asked);
    return question
        .choice(parts[2])
        .map(choice ->
            store(
                click,
                transitions.answered(
                    click.incident(), question, choice, click.app(), click.by(), click.now()),
                "answered",
                asked + "=" + choice.id()))
        .orElseGet(() -> new Outcome.Say(new Reply.NotUnderstood(action)));
  }

  private Outcome takeBack(Click click) {
    var question =
        click.incident().thread().stream()
            .map(ThreadEntry::content)
            .filter(Content.Asked.class::isInstance)
            .map(Content.Asked.class::cast)
            .filter(asked -> asked.prompt() == click.handle().prompt() && !asked.dropped())
            .map(Content.Asked::question)
            .findFirst();
    boolean open =
        switch (click.incident().state()) {
          case Deciding _, Planning _, Planned _ -> true;
          case IncidentState.Running _,
              Failed _,
              IncidentState.Succeeded _,
              Cancelled _,
              Closed _ ->
              false;
        };
    if (question.isEmpty() || !open || click.incident().answerTo(question.get()).isEmpty()) {
      return new Outcome.Say(new Reply.Over(click.app().name()));
    }
    return store(
        click,
        transitions.takenBack(click.incident(), question.get(), click.now()),
        "answer-taken-back",
        question.get());
  }

  private Outcome skip(Click click) {
    if (!(click.incident().state() instanceof Deciding(var question))
        || transitions.databaseQuestion().filter(it -> it.id().equals(question)).isPresent()) {
      return new Outcome.Say(new Reply.Over(click.app().name()));
    }
    return store(
        click, transitions.skipped(click.incident(), click.now()), "questions-skipped", question);
  }

  private Outcome confirm(Click click) {
    if (!(click.incident().state() instanceof Planned(var plan)) || !click.isCurrent()) {
      return tooLate(click);
    }
    var decided =
        transitions
            .decided(click.incident(), new Decision.ConfirmedBy(click.by(), click.now()))
            .withState(new Rechecking(new Confirmed(plan, click.by(), click.now(), false)));
    return store(
        click,
        decided,
        "confirmed",
        plan.from().label() + " -> " + plan.to().version() + " at " + plan.to().tag().commit());
  }

  private Outcome choose(Click click) {
    if (!(click.incident().state() instanceof Planned(var plan)) || !click.isCurrent()) {
      return tooLate(click);
    }
    return planFor(click, option(plan.alternatives(), click), plan.restoresDatabase());
  }

  private Outcome cancel(Click click) {
    if (!(click.incident().state() instanceof Planned) || !click.isCurrent()) {
      return tooLate(click);
    }
    var decided =
        transitions.decided(click.incident(), new Decision.CancelledBy(Optional.of(click.by())));
    return store(
        click,
        transitions.ended(decided, new Cancelled(Optional.of(click.by())), click.now()),
        "cancelled",
        "");
  }

  private Outcome restored(Click click) {
    if (!(click.incident().state() instanceof RestoringDatabase(var confirmed))
        || !click.isCurrent()) {
      return tooLate(click);
    }
    return store(
        click,
        restoreSettled(click, true)
            .withState(new LookingOnceMore(confirmed.withDatabaseRestored(), 0)),
        "database-restored",
        "said by " + click.by());
  }

  private Outcome restoreFailed(Click click) {
    if (!(click.incident().state() instanceof RestoringDatabase state) || !click.isCurrent()) {
      return tooLate(click);
    }
    var settled = restoreSettled(click, false);
    var change =
        new Failing(transitions, timing)
            .stop(settled, state, new Failure.Reason.DatabaseNotRestored(click.by()), click.now());
    return new Outcome.Store(
        change.with(
            click.incident().audit(click.now(), click.by(), "database-restore-failed", "")));
  }

  private static Incident restoreSettled(Click click, boolean restored) {
    int prompt = click.handle().prompt();
    return click
        .incident()
        .retell(content ->
            content instanceof Content.RestoreAsked asked && asked.prompt() == prompt
                ? new Content.RestoreAsked(prompt, Optional.of(click.by()), restored)
                : content);
  }

  private Outcome retry(Click click) {
    if (!(click.incident().state() instanceof Failed failed) || !click.isCurrent()) {
      return tooLate(click);
    }
    return store(
        click,
        stopSettled(click)
            .withState(
                new Planning(
                    failed.request(),
                    failed.restoresDatabase(),
                    Optional.of(new NewPlanBecause.Retried(click.by())))),
        "retried",
        "");
  }

  private Outcome chooseAfterFailure(Click click) {
    if (!(click.incident().state() instanceof Failed failed) || !click.isCurrent()) {
      return tooLate(click);
    }
    var alternatives =
        click.incident().thread().stream()
            .map(ThreadEntry::content)
            .filter(Content.Stopped.class::isInstance)
            .map(Content.Stopped.class::cast)
            .filter(stopped -> stopped.prompt() == click.handle().prompt())
            .findFirst()
            .map(Content.Stopped::alternatives)
            .orElse(List.of());
    var settled = click.withIncident(stopSettled(click));
    return planFor(settled, option(alternatives, click), failed.restoresDatabase());
  }

  private static Incident stopSettled(Click click) {
    int prompt = click.handle().prompt();
    return click
        .incident()
        .retell(content ->
            content instanceof Content.Stopped stopped && stopped.prompt() == prompt
                ? new Content.Stopped(
                    stopped.failure(),
                    prompt,
                    stopped.autoDeploy(),
                    stopped.alternatives(),
                    Optional.of(click.by()))
                : content);
  }

  private Outcome planFor(Click click, Optional<Target> target, boolean restoresDatabase) {
    return target
        .map(chosen ->
            store(
                click,
                transitions.planning(
                    click.incident(),
                    new Planning(
                        new PlanRequest.Exact(chosen.version()),
                        restoresDatabase,
                        Optional.of(new NewPlanBecause.OtherVersionWanted(click.by())))),
                "version-chosen",
                chosen.version().text()))
        .orElseGet(() -> new Outcome.Say(new Reply.Over(click.app().name())));
  }

  private static Optional<Target> option(List<Target> targets, Click click) {
    return click
        .handle()
        .option()
        .filter(index -> index >= 0 && index < targets.size())
        .map(targets::get);
  }

  private Outcome giveUp(Click click) {
    boolean mayGiveUp =
        switch (click.incident().state()) {
          case Failed _ -> true;
          case IncidentState.Running _ -> GivingUp.isOffered(click.incident());
          case Deciding _,
              Planning _,
              Planned _,
              IncidentState.Succeeded _,
              Cancelled _,
              Closed _ ->
              false;
        };
    if (!mayGiveUp || !click.isCurrent()) {
      return tooLate(click);
    }
    var end = new Closed(Closing.GIVEN_UP, Optional.of(click.by()));
    return store(click, transitions.ended(stopSettled(click), end, click.now()), "gave-up", "");
  }

  private Outcome close(Click click) {
    boolean undecided =
        click.incident().state() instanceof Deciding
            || click.incident().state() instanceof Planning;
    if (!undecided) {
      return tooLate(click);
    }
    var end = new Closed(Closing.ALL_GOOD, Optional.of(click.by()));
    return store(click, transitions.ended(click.incident(), end, click.now()), "closed", "");
  }

  private Outcome reopen(Click click) {
    var incident = click.incident();
    return switch (incident.state()) {
      case Closed(var why, _) when why == Closing.DISABLE_FEATURE -> didNotHelp(click);
      case Closed _, Cancelled _ ->
          store(
              click,
              transitions.reopened(incident, click.app(), click.by(), click.now()),
              "reopened",
              "");
      case Deciding _,
          Planning _,
          Planned _,
          IncidentState.Running _,
          Failed _,
          IncidentState.Succeeded _ ->
          new Outcome.Say(new Reply.Over(click.app().name()));
    };
  }

  /** Switching the feature off didn't help: as if it couldn't be, the other answers kept. */
  private Outcome didNotHelp(Click click) {
    var incident = click.incident();
    var question = transitions.question(incident.answers().getLast().answer().question());
    var kept = incident.answers().subList(0, incident.answers().size() - 1);
    var other =
        question.choices().stream()
            .filter(choice ->
                !choice.next().equals(new Next.End(rollbackbot.decision.Outcome.DISABLE_FEATURE)))
            .findFirst();
    var reopened =
        other
            .map(choice ->
                transitions.answered(
                    incident.withAnswers(kept),
                    question,
                    choice,
                    click.app(),
                    click.by(),
                    click.now()))
            .orElseGet(() -> transitions.takenBack(incident, question.id(), click.now()));
    return store(click, reopened, "reopened", "switching the feature off did not help");
  }

  private Outcome resumeAutoDeploy(Click click) {
    var incident = click.incident();
    if (incident.state().locksTheApp() || incident.autoDeploy() != AutoDeploy.PAUSED) {
      return new Outcome.Say(new Reply.Over(click.app().name()));
    }
    return store(
        click, incident.withAutoDeploy(AutoDeploy.RESUMING), "auto-deploy-resume-asked", "");
  }

  private Outcome tooLate(Click click) {
    return new Outcome.Say(
        firstTo(click)
            .<Reply>map(by -> new Reply.AlreadySettled(Optional.of(by)))
            .orElseGet(() -> new Reply.Over(click.app().name())));
  }

  private static Optional<String> firstTo(Click click) {
    int prompt = click.handle().prompt();
    return click.incident().thread().stream()
        .map(ThreadEntry::content)
        .flatMap(content -> settledBy(content, prompt).stream())
        .findFirst()
        .or(() -> choseAnotherVersion(click))
        .or(() -> ended(click));
  }

  /** Who replaced the plan of the button by one for another version. */
  private static Optional<String> choseAnotherVersion(Click click) {
    var plans =
        click.incident().thread().stream()
            .map(ThreadEntry::content)
            .filter(Content.Offered.class::isInstance)
            .map(Content.Offered.class::cast)
            .dropWhile(offered -> offered.prompt() != click.handle().prompt())
            .toList();
    if (plans.isEmpty()) {
      return Optional.empty();
    }
    var because =
        plans.size() > 1
            ? plans.get(1).because()
            : click.incident().state() instanceof Planning planning
                ? planning.because()
                : Optional.<NewPlanBecause>empty();
    return because.flatMap(why ->
        why instanceof NewPlanBecause.OtherVersionWanted(var by)
            ? Optional.of(by)
            : Optional.empty());
  }

  private static Optional<String> ended(Click click) {
    if (!click.isCurrent()) {
      return Optional.empty();
    }
    return switch (click.incident().state()) {
      case Closed(_, var by) -> by;
      case Cancelled(var by) -> by;
      case Deciding _,
          Planning _,
          Planned _,
          IncidentState.Running _,
          Failed _,
          IncidentState.Succeeded _ ->
          Optional.empty();
    };
  }

  private static Optional<String> settledBy(Content content, int prompt) {
    return switch (content) {
      case Content.Asked asked when asked.prompt() == prompt && !asked.dropped() ->
          asked.answer().map(GivenAnswer::by);
      case Content.Offered offered when offered.prompt() == prompt ->
          switch (offered.decision()) {
            case Decision.ConfirmedBy(var by, _) -> Optional.of(by);
            case Decision.CancelledBy(var by) -> by;
            case Decision.Open _, Decision.Replaced _ -> Optional.empty();
          };
      case Content.RestoreAsked asked when asked.prompt() == prompt -> asked.settledBy();
      case Content.Stopped stopped when stopped.prompt() == prompt -> stopped.settledBy();
      case Content.Asked _,
          Content.Offered _,
          Content.RestoreAsked _,
          Content.Stopped _,
          Content.Guided _,
          Content.Reached _,
          Content.Proven _,
          Content.Ended _,
          Content.Reminded _ ->
          Optional.empty();
    };
  }

  private static Outcome store(Click click, Incident next, String action, String detail) {
    return new Outcome.Store(
        Change.to(next)
            .with(click.incident().audit(click.now(), click.by(), action, detail))
            .wakingAt(click.now()));
  }
}
