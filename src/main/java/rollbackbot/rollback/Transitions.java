package rollbackbot.rollback;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import rollbackbot.plan.Failure;
import rollbackbot.plan.Plan;
import rollbackbot.plan.PlanRequest;
import rollbackbot.release.Target;
import rollbackbot.rollback.CalledOff.Closing;
import rollbackbot.rollback.FeatureEntry.FlagChoice;
import rollbackbot.rollback.OfferEntry.Decision;
import rollbackbot.rollback.OfferEntry.NewPlanBecause;
import rollbackbot.tree.Answer;
import rollbackbot.tree.Choice;
import rollbackbot.tree.DecisionTree;
import rollbackbot.tree.Next;
import rollbackbot.tree.Outcome;
import rollbackbot.tree.Question;

/**
 * How an incident moves from one state to the next, and what its thread says then. Pure: an
 * incident in, another out; clicks and steps share them.
 */
final class Transitions {
  private final DecisionTree tree;

  Transitions(DecisionTree tree) {
    this.tree = tree;
  }

  /** Follows an answer to the next question without one, or to the outcome. */
  Incident follow(Incident incident, Next next, String by, Instant now) {
    return switch (next) {
      case Next.Ask(var question) -> {
        var known =
            incident
                .answerTo(question)
                .flatMap(given -> question(question).choice(given.answer().choice()));
        yield known.isPresent()
            ? follow(incident, known.get().next(), by, now)
            : ask(incident, question, now);
      }
      case Next.End(var outcome) -> reach(incident, outcome, by, now);
    };
  }

  Incident answered(Incident incident, Question question, Choice choice, String by, Instant now) {
    var given = new GivenAnswer(new Answer(question.id(), choice.id()), by, now);
    var answers = new ArrayList<>(incident.answers());
    answers.add(given);
    int prompt = incident.prompt();
    var told =
        incident
            .withAnswers(answers)
            .retell(content ->
                content instanceof QuestionEntry.Asked asked && asked.prompt() == prompt
                    ? new QuestionEntry.Asked(asked.question(), prompt, Optional.of(given), false)
                    : content);
    return follow(told, choice.next(), by, now);
  }

  /** Takes an answer back, with all that were given after it, and asks again. */
  Incident takenBack(Incident incident, String question, Instant now) {
    var kept =
        incident.answers().stream()
            .takeWhile(given -> !given.answer().question().equals(question))
            .toList();
    var left =
        withoutOpenPrompts(incident)
            .withAnswers(kept)
            .retell(content ->
                content instanceof QuestionEntry.Asked asked && !isKept(asked, kept)
                    ? new QuestionEntry.Asked(
                        asked.question(), asked.prompt(), asked.answer(), true)
                    : content);
    return ask(left, question, now);
  }

  private static boolean isKept(QuestionEntry.Asked asked, List<GivenAnswer> kept) {
    return asked.dropped() || asked.answer().filter(kept::contains).isPresent();
  }

  Incident ask(Incident incident, String question, Instant now) {
    var next =
        withoutOpenPrompts(incident)
            .withNextPrompt(now)
            .withState(new QuestionState.Deciding(question));
    return next.tell(
        new QuestionEntry.Asked(question, next.prompt(), Optional.empty(), false), now);
  }

  /** Leaves the questions out: only whether a database is to be restored is still asked. */
  Incident skipped(Incident incident, Instant now) {
    return databaseQuestion()
        .filter(question -> incident.answerTo(question.id()).isEmpty())
        .map(question -> ask(incident, question.id(), now))
        .orElseGet(
            () -> planning(incident, new PlanRequest.Previous(), restoresDatabase(incident)));
  }

  private boolean restoresDatabase(Incident incident) {
    return databaseQuestion()
        .flatMap(question ->
            incident
                .answerTo(question.id())
                .flatMap(given -> question.choice(given.answer().choice())))
        .filter(choice -> choice.next().equals(new Next.End(Outcome.RESTORE_DATABASE)))
        .isPresent();
  }

  Optional<Question> databaseQuestion() {
    return tree.questions().stream()
        .filter(question ->
            question.choices().stream()
                .anyMatch(choice -> choice.next().equals(new Next.End(Outcome.RESTORE_DATABASE))))
        .findFirst();
  }

  private Incident reach(Incident incident, Outcome outcome, String by, Instant now) {
    return switch (outcome) {
      case REDEPLOY -> planning(incident, new PlanRequest.Previous(), false);
      case RESTORE_DATABASE -> planning(incident, new PlanRequest.Previous(), true);
      case ALL_GOOD ->
          ended(incident, new CalledOff.Closed(Closing.ALL_GOOD, Optional.of(by)), now);
      case DISABLE_FEATURE ->
          withoutOpenPrompts(incident).withState(new FeatureState.ReadingFlags());
      case ALERT_OWNER ->
          withoutOpenPrompts(incident)
              .withState(new TicketState.OpeningTicket(Closing.ALERT_OWNER, by, Optional.empty()));
    };
  }

  /** Asks which feature is to be switched off. */
  Incident flagsOffered(Incident incident, List<Flag> flags, Instant now) {
    var next =
        withoutOpenPrompts(incident)
            .withNextPrompt(now)
            .withState(new FeatureState.ChoosingFlag(flags));
    return next.tell(
        new FeatureEntry.FlagsOffered(flags, next.prompt(), new FlagChoice.Open()), now);
  }

  /** Nothing can be switched off, which answers the question: no. */
  Incident nothingToSwitchOff(Incident incident, List<Flag> flags, Instant now) {
    var by = incident.answers().getLast().by();
    var told =
        incident.tell(
            new FeatureEntry.FlagsOffered(flags, incident.prompt(), new FlagChoice.NoChoice()),
            now);
    return notDisabled(told, by, now);
  }

  /** As if the feature couldn't be switched off, the other answers kept. */
  Incident notDisabled(Incident incident, String by, Instant now) {
    var question = question(incident.answers().getLast().answer().question());
    var kept = incident.answers().subList(0, incident.answers().size() - 1);
    return question.choices().stream()
        .filter(choice -> !choice.next().equals(new Next.End(Outcome.DISABLE_FEATURE)))
        .findFirst()
        .map(choice -> answered(incident.withAnswers(kept), question, choice, by, now))
        .orElseGet(() -> takenBack(incident, question.id(), now));
  }

  Incident planning(Incident incident, PlanRequest request, boolean restoresDatabase) {
    return planning(incident, new OfferState.Planning(request, restoresDatabase));
  }

  Incident planning(Incident incident, OfferState.Planning wanted) {
    return withoutOpenPrompts(incident).withState(wanted);
  }

  /** Nobody needs to do by hand any more what people were told. */
  static Incident withoutHandWork(Incident incident) {
    return handWork(incident, DeployEntry.HandProgress.OVER);
  }

  /** What came of what people were told to do by hand, where they still are. */
  static Incident handWork(Incident incident, DeployEntry.HandProgress progress) {
    return incident.retell(content ->
        content instanceof DeployEntry.ByHand byHand && ByHand.isWatched(byHand)
            ? byHand.with(progress)
            : content);
  }

  Incident offered(Incident incident, Plan plan, Optional<NewPlanBecause> because, Instant now) {
    var next =
        withoutOpenPrompts(incident).withNextPrompt(now).withState(new OfferState.Planned(plan));
    return next.tell(
        new OfferEntry.Offered(plan, next.prompt(), new Decision.Open(), because), now);
  }

  Incident stopped(
      Incident incident,
      Failure failure,
      PlanRequest request,
      boolean restoresDatabase,
      Optional<Plan> plan,
      List<Target> alternatives,
      Instant now) {
    var next =
        withoutOpenPrompts(incident)
            .withNextPrompt(now)
            .withState(new OfferState.Failed(failure, request, restoresDatabase, plan));
    return next.withAftermath(Aftermath::anew)
        .tell(
            new OfferEntry.Stopped(
                failure, next.prompt(), next.autoDeploy(), alternatives, Optional.empty()),
            now);
  }

  /** What became of the plan that people were asked to confirm. */
  Incident decided(Incident incident, Decision decision) {
    int prompt = incident.prompt();
    return incident.retell(content ->
        content instanceof OfferEntry.Offered offered && offered.prompt() == prompt
            ? new OfferEntry.Offered(offered.plan(), prompt, decision, offered.because())
            : content);
  }

  /** Ends the incident; what was paused and led to nothing is put back. */
  Incident ended(Incident incident, State state, Instant now) {
    var autoDeploy = putsBack(incident) ? AutoDeploy.RESUMING : incident.autoDeploy();
    var ended =
        withoutOpenPrompts(incident)
            .withState(state)
            .withAutoDeploy(autoDeploy)
            .withAftermath(Aftermath::anew)
            .tell(new IncidentEntry.Ended(state, autoDeploy), now);
    return confirmedPlans(incident).findAny().isPresent() ? recorded(ended, now) : ended;
  }

  /** What is left for those who come later: what happened, and the draft of a post-mortem. */
  static Incident recorded(Incident incident, Instant now) {
    return incident.tell(new RecordEntry.Timeline(), now).tell(new RecordEntry.PostMortem(), now);
  }

  static Stream<Plan> confirmedPlans(Incident incident) {
    return incident.thread().stream()
        .map(ThreadEntry::content)
        .filter(OfferEntry.Offered.class::isInstance)
        .map(OfferEntry.Offered.class::cast)
        .filter(offered -> offered.decision() instanceof Decision.ConfirmedBy)
        .map(OfferEntry.Offered::plan);
  }

  private static boolean putsBack(Incident incident) {
    return incident.autoDeploy() == AutoDeploy.PAUSED
        && wasOnBefore(incident)
        && !incident.changedProduction()
        && !mayStillDeploy(incident.state());
  }

  /** What an earlier rollback paused isn't ours to put back. */
  private static boolean wasOnBefore(Incident incident) {
    return confirmedPlans(incident).anyMatch(Plan::autoDeployOn);
  }

  /** Whether a deployment of ours may go into service after the incident has ended. */
  private static boolean mayStillDeploy(State state) {
    return state instanceof DeployState.Deploying
        || (state instanceof OfferState.Failed(var failure, _, _, _)
            && (failure.reason() instanceof Failure.Reason.NeverAnswered
                || failure.reason() instanceof Failure.Reason.Fault));
  }

  /** Takes the buttons off whatever is asked: it is asked no more. */
  private static Incident withoutOpenPrompts(Incident incident) {
    return withoutHandWork(incident)
        .retell(content -> content instanceof Entry.Prompted asked ? asked.askedNoMore() : content);
  }

  Question question(String id) {
    return tree.question(id).orElseThrow(() -> new IllegalStateException("no question " + id));
  }

  /**
   * Goes on at the first question without an answer; if there is none, the last one is asked again.
   */
  Incident reopened(Incident incident, String by, Instant now) {
    return switch (tree.walk(incident.bareAnswers())) {
      case Next.Ask next -> follow(incident, next, by, now);
      case Next.End _ -> takenBack(incident, incident.answers().getLast().answer().question(), now);
    };
  }
}
