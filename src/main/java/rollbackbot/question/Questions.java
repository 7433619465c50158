package rollbackbot.question;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rollbackbot.evidence.Evidence;
import rollbackbot.feature.NotDisabled;
import rollbackbot.incident.AuditEvent;
import rollbackbot.incident.GivenAnswer;
import rollbackbot.incident.Incident;
import rollbackbot.offer.EvidenceSteps;
import rollbackbot.offer.Offers;
import rollbackbot.plan.PlanRequest;
import rollbackbot.room.Endings;
import rollbackbot.tree.Answer;
import rollbackbot.tree.Choice;
import rollbackbot.tree.DecisionTree;
import rollbackbot.tree.Next;
import rollbackbot.tree.Outcome;
import rollbackbot.tree.Question;

/** From one question to the next, and to the outcome. Pure: an incident in, another out. */
public final class Questions implements NotDisabled, EvidenceSteps.Knowing {
  private final DecisionTree tree;
  private final Map<Outcome, Start> outcomes;

  public Questions(DecisionTree tree, Map<Outcome, Start> outcomes) {
    this.tree = tree;
    this.outcomes = outcomes;
  }

  /** How an outcome begins, once the questions have led to it. */
  public interface Start {
    Incident from(Incident incident, String by, Instant now);
  }

  /** Follows an answer to the next question without one, or to the outcome. */
  public Incident follow(Incident incident, Next next, String by, Instant now) {
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
      case Next.End(var outcome) -> startOf(outcome).from(incident, by, now);
    };
  }

  public Incident answered(
      Incident incident, Question question, Choice choice, String by, Instant now) {
    var given = new GivenAnswer(new Answer(question.id(), choice.id()), by, now);
    var answers = new ArrayList<>(incident.answers());
    answers.add(given);
    int prompt = incident.prompt();
    var told =
        incident
            .withAnswers(answers)
            .retell(content ->
                content instanceof QuestionEntry.Asked asked
                        && asked.prompt() == prompt
                        && asked.question().equals(question.id())
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
        Endings.withoutOpenPrompts(incident)
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
        Endings.withoutOpenPrompts(incident)
            .withNextPrompt(now)
            .withState(new QuestionState.Deciding(question));
    var asked =
        next.tell(new QuestionEntry.Asked(question, next.prompt(), Optional.empty(), false), now);
    return settled(asked, question, now);
  }

  /** What is asked is answered at once where facts leave no choice. */
  private Incident settled(Incident incident, String question, Instant now) {
    var asked = question(question);
    return Settling.answer(incident, asked, tree)
        .map(choice -> answered(incident, asked, choice, AuditEvent.BOT, now))
        .orElse(incident);
  }

  /** Evidence arrives, which may answer what is being asked. */
  @Override
  public Incident knowing(Incident incident, Evidence evidence, Instant now) {
    var knowing = incident.withEvidence(evidence);
    return knowing.state() instanceof QuestionState.Deciding(var question)
        ? settled(knowing, question, now)
        : knowing;
  }

  /** Leaves the questions out: only whether a database is to be restored is still asked. */
  Incident skipped(Incident incident, Instant now) {
    return databaseQuestion()
        .filter(question -> incident.answerTo(question.id()).isEmpty())
        .map(question -> ask(incident, question.id(), now))
        .orElseGet(() ->
            Offers.planning(incident, new PlanRequest.Previous(), restoresDatabase(incident)));
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

  private Start startOf(Outcome outcome) {
    return Optional.ofNullable(outcomes.get(outcome))
        .orElseThrow(() -> new IllegalStateException("no room begins " + outcome));
  }

  @Override
  public Incident notDisabled(Incident incident, String by, Instant now) {
    var question = question(incident.answers().getLast().answer().question());
    var asked = lookedAtBefore(incident);
    var kept = incident.answers().subList(0, incident.answers().size() - 1);
    return question.choices().stream()
        .filter(choice -> !choice.next().equals(new Next.End(Outcome.DISABLE_FEATURE)))
        .findFirst()
        .map(choice -> answered(asked.withAnswers(kept), question, choice, by, now))
        .orElseGet(() -> takenBack(asked, question.id(), now));
  }

  Question question(String id) {
    return tree.question(id).orElseThrow(() -> new IllegalStateException("no question " + id));
  }

  /**
   * Goes on at the first question without an answer; if there is none, the last one is asked again.
   */
  Incident reopened(Incident incident, String by, Instant now) {
    var asked = lookedAtBefore(incident);
    return switch (tree.walk(incident.bareAnswers())) {
      case Next.Ask next -> follow(asked, next, by, now);
      case Next.End _ -> takenBack(asked, incident.answers().getLast().answer().question(), now);
    };
  }

  /** Since the evidence was read, the incident was over, or a variable was changed. */
  private static Incident lookedAtBefore(Incident incident) {
    return incident
        .evidence()
        .map(Evidence::withoutOneTap)
        .map(incident::withEvidence)
        .orElse(incident);
  }
}
