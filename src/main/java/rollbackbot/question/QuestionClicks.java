package rollbackbot.question;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import rollbackbot.evidence.Claim;
import rollbackbot.incident.CalledOff;
import rollbackbot.incident.CalledOff.Closed;
import rollbackbot.incident.CalledOff.Closing;
import rollbackbot.incident.Reply;
import rollbackbot.incident.State;
import rollbackbot.incident.ThreadEntry;
import rollbackbot.offer.Fix;
import rollbackbot.offer.OfferState;
import rollbackbot.offer.OfferState.AwaitingApproval;
import rollbackbot.offer.OfferState.Planned;
import rollbackbot.offer.Offers;
import rollbackbot.people.ActionIds;
import rollbackbot.plan.PlanRequest;
import rollbackbot.question.QuestionState.Deciding;
import rollbackbot.release.Release;
import rollbackbot.room.Buttons;
import rollbackbot.room.Click;
import rollbackbot.room.Endings;
import rollbackbot.room.Response;

/** Clicks on the questions and on the incident as a whole. */
public final class QuestionClicks implements Buttons {
  private final Questions questions;

  public QuestionClicks(Questions questions) {
    this.questions = questions;
  }

  @Override
  public Map<String, Function<Click, Response>> answers() {
    return Map.of(
        ActionIds.ANSWER_CHANGE, this::takeBack,
        ActionIds.PLAN_NOW, this::skip,
        ActionIds.PLAN_NOW_BACK, this::goBack,
        ActionIds.INCIDENT_CLOSE, this::close,
        ActionIds.INCIDENT_REOPEN, this::reopen);
  }

  /** An answer to a question of the tree, which says what its buttons are called. */
  public Response answer(Click click, String action) {
    var parts = action.split("\\.", 3);
    if (!action.startsWith(ActionIds.ANSWER_PREFIX) || parts.length != 3) {
      return new Response.Say(new Reply.NotUnderstood(action));
    }
    if (!(click.incident().state() instanceof Deciding(var asked))
        || !click.isCurrent()
        || !asked.equals(parts[1])) {
      return click.tooLate();
    }
    var question = questions.question(asked);
    return question
        .choice(parts[2])
        .map(choice ->
            click.store(
                questions.answered(click.incident(), question, choice, click.by(), click.now()),
                "answered",
                asked + "=" + choice.id()))
        .orElseGet(() -> new Response.Say(new Reply.NotUnderstood(action)));
  }

  private Response takeBack(Click click) {
    var question =
        click.incident().thread().stream()
            .map(ThreadEntry::content)
            .filter(QuestionEntry.Asked.class::isInstance)
            .map(QuestionEntry.Asked.class::cast)
            .filter(asked -> asked.prompt() == click.handle().prompt() && !asked.dropped())
            .map(QuestionEntry.Asked::question)
            .findFirst();
    boolean open = click.incident().state().traits().stage().mayAnswersChange();
    if (question.isEmpty() || !open || click.incident().answerTo(question.get()).isEmpty()) {
      return click.over();
    }
    return click.store(
        questions.takenBack(click.incident(), question.get(), click.now()),
        "answer-taken-back",
        question.get());
  }

  private Response skip(Click click) {
    if (!(click.incident().state() instanceof Deciding(var question))
        || questions.databaseQuestion().filter(it -> it.id().equals(question)).isPresent()) {
      return click.over();
    }
    return click.store(
        questions.skipped(click.incident(), click.now()), "questions-skipped", question);
  }

  /** To the version that all spoke for, of which a plan is made anew, to be confirmed as ever. */
  private Response goBack(Click click) {
    var wanted =
        click
            .incident()
            .evidence()
            .flatMap(evidence -> evidence.claim(Claim.AllSpeaksForGoingBack.class));
    if (wanted.isEmpty() || !(click.incident().state() instanceof Deciding(var question))) {
      return click.over();
    }
    var request = new PlanRequest.AtCommit(wanted.get().commit());
    return click.store(
        Offers.planning(click.incident(), request, false),
        "questions-skipped",
        question + ": back to " + wanted.get().version().words());
  }

  private Response close(Click click) {
    var state = click.incident().state();
    if (!state.traits().stage().mayBeClosed()) {
      return click.tooLateToLeave();
    }
    var fix =
        state instanceof Planned || state instanceof AwaitingApproval
            ? Fix.offered(click.incident())
            : Optional.<Release>empty();
    var end = new Closed(why(state, fix), Optional.of(click.by()));
    return click.store(
        Endings.ended(click.incident(), end, click.now()),
        "closed",
        fix.map(release -> "fixed by " + release.label()).orElse(""));
  }

  /** Who stops a rollback that is being planned doesn't say that there is no problem. */
  private static Closing why(State state, Optional<Release> fix) {
    if (fix.isPresent()) {
      return Closing.FIXED;
    }
    return state instanceof OfferState ? Closing.GIVEN_UP : Closing.ALL_GOOD;
  }

  private Response reopen(Click click) {
    var busy = click.whileABranchIsDeployed();
    if (busy.isPresent()) {
      return busy.get();
    }
    return reopenAtRest(click.withoutBranchToApprove());
  }

  private Response reopenAtRest(Click click) {
    var incident = click.incident();
    if (!(incident.state() instanceof CalledOff)) {
      return click.over();
    }
    return incident.state() instanceof Closed(var why, _) && why == Closing.DISABLE_FEATURE
        ? didNotHelp(click)
        : click.store(questions.reopened(incident, click.by(), click.now()), "reopened", "");
  }

  /** Switching the feature off didn't help: as if it couldn't be, the other answers kept. */
  private Response didNotHelp(Click click) {
    var reopened = questions.notDisabled(click.incident(), click.by(), click.now());
    return click.store(reopened, "reopened", "switching the feature off did not help");
  }
}
