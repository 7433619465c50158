package rollbackbot.words;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import rollbackbot.incident.Entry;
import rollbackbot.incident.Incident;
import rollbackbot.incident.IncidentEntry;
import rollbackbot.incident.Input;
import rollbackbot.incident.Milestone;
import rollbackbot.incident.ThreadEntry;
import rollbackbot.plan.Plan;
import rollbackbot.release.App;
import rollbackbot.release.DeploymentId;
import rollbackbot.release.Operators;
import rollbackbot.room.Timing;
import rollbackbot.source.BranchName;
import rollbackbot.text.Text;
import rollbackbot.text.Wording;
import rollbackbot.tree.DecisionTree;
import rollbackbot.tree.Next;
import rollbackbot.tree.Outcome;
import rollbackbot.tree.Phrase;
import rollbackbot.trouble.TroubleText;

/** All that a message about an incident is made of. */
public record Scene(
    Incident incident,
    App app,
    DecisionTree tree,
    Links links,
    Timing timing,
    Instant now,
    Words words) {
  private static final int END = Integer.MAX_VALUE;
  private static final int PHRASE = 80;
  private static final int MOST_NAME = 60;

  public Wording wording() {
    return new Wording(incident.language());
  }

  public Text say(String english, Text... parts) {
    return wording().say(english, parts);
  }

  /** How long the health check must answer well. */
  public Text healthGoodFor() {
    return wording().limit(timing.health().goodFor());
  }

  /** How long it is watched after a rollback whether it helped. */
  public Duration cureLimit() {
    return timing.evidence().cure().stream().reduce(Duration.ZERO, Duration::plus);
  }

  /** After which an app that isn't healthy counts as such. */
  public Text healthLimit() {
    return wording().limit(timing.health().limit());
  }

  /** After which something counts as having no end. */
  public Text followLimit() {
    return wording().limit(timing.following().limit());
  }

  /** After which an incident that waits for somebody ends by itself. */
  public Text expiry() {
    return wording().limit(timing.people().expiry());
  }

  public Text appName() {
    return Text.foreign(app.name().value());
  }

  /** What a reader outside Slack knows a person by. */
  public Text name(String person) {
    return Text.unmarked(incident.nameOf(person), MOST_NAME);
  }

  /** The handle for what is asked now. */
  public Input.Handle handle() {
    return handle(incident.prompt());
  }

  public Input.Handle handle(int prompt) {
    return Input.Handle.of(incident, prompt);
  }

  public boolean isAskedNow(int prompt) {
    return incident.prompt() == prompt;
  }

  public Optional<Plan> plan() {
    return plan(incident);
  }

  /** The plan that an incident is about: the state's own, else the last that was offered. */
  public static Optional<Plan> plan(Incident incident) {
    var state = incident.state();
    return state
        .wanted()
        .or(() -> state.traits().stage().isEnd() ? planBefore(incident, END) : Optional.empty());
  }

  /** The plan that was offered last before a message of the thread. */
  public Optional<Plan> planBefore(int number) {
    return planBefore(incident, number);
  }

  private static Optional<Plan> planBefore(Incident incident, int number) {
    return lastBefore(
        incident,
        number,
        content ->
            content instanceof Entry.OfPlan offered
                ? Optional.of(offered.plan())
                : Optional.empty());
  }

  /** What the last message before a number tells, of those that tell it. */
  public <T> Optional<T> lastBefore(int number, Function<Entry, Optional<T>> telling) {
    return lastBefore(incident, number, telling);
  }

  private static <T> Optional<T> lastBefore(
      Incident incident, int number, Function<Entry, Optional<T>> telling) {
    return incident.thread().reversed().stream()
        .filter(entry -> entry.number() < number)
        .flatMap(entry -> telling.apply(entry.content()).stream())
        .findFirst();
  }

  /** What was told of the attempt that a message belongs to: since the plan before it. */
  private static Stream<Milestone> attempt(Incident incident, int number) {
    return incident.thread().reversed().stream()
        .filter(entry -> entry.number() < number)
        .map(ThreadEntry::content)
        .takeWhile(content -> !(content instanceof Entry.OfPlan))
        .filter(IncidentEntry.Reached.class::isInstance)
        .map(content -> ((IncidentEntry.Reached) content).milestone());
  }

  /** Whether the attempt that a message belongs to told that its branch or archive is ready. */
  public boolean hasCodeInAttempt(int number) {
    return attempt(incident, number)
        .anyMatch(
            it -> it instanceof Milestone.BranchReady || it instanceof Milestone.ArchiveReady);
  }

  /** The branches of all attempts: what an earlier one told isn't told again. */
  public List<BranchName> branchesBefore(int number) {
    return incident.thread().stream()
        .filter(entry -> entry.number() < number)
        .flatMap(entry -> branch(entry.content()).stream())
        .distinct()
        .toList();
  }

  private static Optional<BranchName> branch(Entry content) {
    return content instanceof IncidentEntry.Reached(Milestone.BranchReady(var branch, _, _, _))
        ? Optional.of(branch)
        : Optional.empty();
  }

  /** The deployment of the last plan that was offered. */
  public static Optional<DeploymentId> deployment(Incident incident) {
    return attempt(incident, END)
        .filter(Milestone.OfDeployment.class::isInstance)
        .map(milestone -> ((Milestone.OfDeployment) milestone).deployment())
        .findFirst();
  }

  public boolean isDatabaseQuestion(String id) {
    return tree.question(id).stream()
        .flatMap(question -> question.choices().stream())
        .anyMatch(choice -> choice.next().equals(new Next.End(Outcome.RESTORE_DATABASE)));
  }

  /**
   * Who may act, in words: naming them by mention in each message would call everybody each time; a
   * reminder does, and so does the answer to somebody who may not act.
   */
  public Text operatorsInWords() {
    return switch (app.operators()) {
      case Operators.Everyone _ -> operators();
      case Operators.Listed _ -> say("the operators of {app}", Text.code(app.name().value()));
    };
  }

  /** Who may act, by mention, as a part of a sentence. */
  public Text operators() {
    return operators(app.operators(), wording());
  }

  /** The same without a person who is named beside. */
  public Text operatorsBut(String person) {
    return operators(
        app.operators() instanceof Operators.Listed(var ids) && ids.size() > 1
            ? new Operators.Listed(ids.stream().filter(id -> !id.equals(person)).toList())
            : app.operators(),
        wording());
  }

  /** The platform by its name, as a link to the app's page. */
  public Text scalingo() {
    return appLink(say("Scalingo"));
  }

  /** Trouble with a service outside, from its message, as a part of a sentence. */
  public Text trouble(String message) {
    return new TroubleText(wording()).of(message);
  }

  /** A phrase of the tree: configured, so foreign. */
  public Text phrase(Phrase phrase) {
    return phrase(phrase, PHRASE);
  }

  public Text phrase(Phrase phrase, int most) {
    return Text.foreign(wording().typeset(phrase.in(incident.language())), most);
  }

  public static Text operators(Operators operators, Wording wording) {
    return switch (operators) {
      case Operators.Everyone _ -> wording.say("any member of this workspace");
      case Operators.Listed(List<String> ids) ->
          wording.some(ids.stream().map(Text::mention).toList(), 10);
    };
  }

  /** The deployment's page, where it is known. */
  public Optional<Text> link(DeploymentId deployment, Text label) {
    return links.deployment(app, deployment).map(page -> Text.link(page, label));
  }

  /** The label as a link to the app's page, or alone. */
  public Text appLink(Text label) {
    return links.app(app).map(page -> Text.link(page, label)).orElse(label);
  }
}
