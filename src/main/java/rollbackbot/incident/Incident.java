package rollbackbot.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import rollbackbot.evidence.Evidence;
import rollbackbot.once.Claims.Claim;
import rollbackbot.once.Trouble;
import rollbackbot.people.Person;
import rollbackbot.people.ReplyAddress;
import rollbackbot.release.AppName;
import rollbackbot.release.DeploymentId;
import rollbackbot.release.Release;
import rollbackbot.release.Situation;
import rollbackbot.text.Language;
import rollbackbot.tree.Answer;

/**
 * What went wrong with an app and is being discussed in a thread: the conversation and the rollback
 * that it leads to.
 *
 * @param openedBy the Slack user who typed the command
 * @param channel where the board is, or will be
 * @param replyTo where who typed the command is answered in private
 * @param revision counts every stored change
 * @param prompt counts what was asked of people: buttons carry it, so that one that was asked
 *     earlier has no effect any more
 * @param waitingSince since when somebody is waited for
 * @param reminders how many were sent since then
 * @param changedProduction whether a deployment of this incident went into service
 * @param situation how production stood when the incident opened; empty until read
 * @param pendingCall the call after the rollback, where it was tried without success
 * @param branchDeployment the deployment of the linked branch, while there is one to be made
 * @param reason why it was opened, in the words of who did
 * @param names what those who acted are called, by their ids, for readers outside Slack
 * @param aftermath what is known of the time after an end; empty before the first, and for those
 *     that ended before the bot looked at ends
 * @param about what ran when it was opened, and is bad for it whatever runs later; absent until
 *     that was read
 * @param evidence what can be told of the app as it was when the incident was opened; empty until
 *     it was gathered, and in what was stored before it was
 * @param toldIn the incident below whose board this one is told, board and all; empty where it has
 *     a thread of its own
 */
public record Incident(
    IncidentId id,
    AppName app,
    Language language,
    String openedBy,
    Instant openedAt,
    String channel,
    ReplyAddress replyTo,
    long revision,
    int prompt,
    List<GivenAnswer> answers,
    State state,
    Instant waitingSince,
    int reminders,
    AutoDeploy autoDeploy,
    boolean changedProduction,
    Optional<Situation> situation,
    Optional<Trouble> trouble,
    Optional<String> reason,
    Optional<PendingCall> pendingCall,
    Optional<BranchDeployment> branchDeployment,
    Map<String, String> names,
    Optional<Aftermath> aftermath,
    List<ThreadEntry> thread,
    Optional<Release> about,
    Optional<Evidence> evidence,
    Optional<IncidentId> toldIn) {

  /** A new incident, before anything is asked. */
  public static Incident opened(
      IncidentId id,
      AppName app,
      Language language,
      String by,
      Instant at,
      String channel,
      ReplyAddress replyTo,
      State state) {
    var draft = new IncidentDraft(state, at, channel, replyTo);
    return draft.incident(id, app, language, by, at);
  }

  /** Where the board could not be posted, it is tried again here. */
  public Incident withPlace(String newChannel, ReplyAddress newReplyTo) {
    return with(draft -> {
      draft.channel = newChannel;
      draft.replyTo = newReplyTo;
    });
  }

  /** Goes on where another one was told. */
  public Incident following(Incident before) {
    return with(draft -> draft.toldIn = Optional.of(before.toldIn().orElse(before.id())));
  }

  public Incident withReason(Optional<String> newReason) {
    return with(draft -> draft.reason = newReason);
  }

  public Incident withRevision(long newRevision) {
    return with(draft -> draft.revision = newRevision);
  }

  public Incident withAnswers(List<GivenAnswer> newAnswers) {
    return with(draft -> draft.answers = List.copyOf(newAnswers));
  }

  /** Moves to a state; the trouble with the step before is over. */
  public Incident withState(State newState) {
    return with(draft -> {
      draft.state = newState;
      draft.trouble = Optional.empty();
    });
  }

  public Incident withReminders(int newReminders) {
    return with(draft -> draft.reminders = newReminders);
  }

  public Incident withAutoDeploy(AutoDeploy newAutoDeploy) {
    return with(draft -> draft.autoDeploy = newAutoDeploy);
  }

  public Incident withProductionChanged() {
    return with(draft -> draft.changedProduction = true);
  }

  /** How production stands, now that it was read. */
  public Incident withSituation(Situation newSituation) {
    return with(draft -> {
      draft.situation = Optional.of(newSituation);
      draft.trouble = Optional.empty();
    });
  }

  /** Whether a release is the trouble; not as long as that isn't known. */
  public boolean isAbout(Release release) {
    return about.filter(release::isSameAs).isPresent();
  }

  /** What it is about, once that is known: it is never forgotten, nor replaced. */
  public Incident withAbout(Optional<Release> ranAtOpening) {
    return with(draft -> draft.about = about.or(() -> ranAtOpening));
  }

  /** The evidence as it is true beside the state: nobody is led past a decision. */
  public Optional<Evidence> told() {
    boolean isAsked =
        state.traits().stage() == Traits.Stage.DECIDING && state.turn() == Traits.Turn.PERSON;
    return isAsked ? evidence : evidence.map(Evidence::withoutOneTap);
  }

  public Incident withEvidence(Evidence gathered) {
    return with(draft -> draft.evidence = Optional.of(gathered));
  }

  public Incident withTrouble(Trouble newTrouble) {
    return with(draft -> draft.trouble = Optional.of(newTrouble));
  }

  /** The call after the rollback is still to be made; empty: it isn't, or not tried yet. */
  public Incident withPendingCall(Optional<PendingCall> call) {
    return with(draft -> draft.pendingCall = call);
  }

  /** The linked branch is to be deployed, or is being; empty: it isn't, or not any more. */
  public Incident withBranchDeployment(Optional<BranchDeployment> deployment) {
    return with(draft -> {
      draft.branchDeployment = deployment;
      draft.trouble = Optional.empty();
    });
  }

  /** What is known of the time after an end changes; there is such a time from now on. */
  public Incident withAftermath(UnaryOperator<Aftermath> change) {
    return with(
        draft -> draft.aftermath = Optional.of(change.apply(aftermath.orElse(Aftermath.NONE))));
  }

  /** The same as told to somebody who reads another language. */
  public Incident readIn(Language other) {
    return new IncidentDraft(this).incident(id, app, other, openedBy, openedAt);
  }

  /** Keeps the name of somebody who acts. */
  public Incident knowing(Person person) {
    if (person.name().filter(name -> !name.equals(names.get(person.id()))).isEmpty()) {
      return this;
    }
    var more = new TreeMap<>(names);
    person.name().ifPresent(name -> more.put(person.id(), name));
    return with(draft -> draft.names = Map.copyOf(more));
  }

  /** What a person is called; the id of somebody whose name isn't known. */
  public String nameOf(String person) {
    return names.getOrDefault(person, person);
  }

  /** The next number for something that is asked of people, from now on. */
  public Incident withNextPrompt(Instant now) {
    return with(draft -> {
      draft.prompt = prompt + 1;
      draft.waitingSince = now;
      draft.reminders = 0;
    });
  }

  /** Adds a message to the end of the thread. */
  public Incident tell(Entry content, Instant now) {
    var longer = new ArrayList<>(thread);
    longer.add(new ThreadEntry(thread.size() + 1, now, content));
    return with(draft -> draft.thread = List.copyOf(longer));
  }

  /** Rewrites messages of the thread in place. */
  public Incident retell(UnaryOperator<Entry> change) {
    var retold =
        thread.stream()
            .map(
                entry -> new ThreadEntry(entry.number(), entry.at(), change.apply(entry.content())))
            .toList();
    return with(draft -> draft.thread = retold);
  }

  private Incident with(Consumer<IncidentDraft> change) {
    var draft = new IncidentDraft(this);
    change.accept(draft);
    return draft.incident(id, app, language, openedBy, openedAt);
  }

  /** The rollback's deployments so far: those that the bot asked for, or found to be its own. */
  public Set<DeploymentId> ownDeployments() {
    return thread.stream()
        .flatMap(entry -> ownDeployment(entry.content()).stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Optional<DeploymentId> ownDeployment(Entry content) {
    return content instanceof IncidentEntry.Reached(Milestone.OfDeployment ours)
        ? Optional.of(ours.deployment())
        : Optional.empty();
  }

  /** Whether the platform is asked again and again how far something is. */
  public boolean followsThePlatform() {
    return state.turn() == Traits.Turn.PLATFORM
        || branchDeployment.filter(BranchDeployment.Following.class::isInstance).isPresent();
  }

  /** What was answered to a question, where it was. */
  public Optional<GivenAnswer> answerTo(String question) {
    return answers.stream()
        .filter(given -> given.answer().question().equals(question))
        .reduce((_, last) -> last);
  }

  /** The bare answers, for the tree. */
  public List<Answer> bareAnswers() {
    return answers.stream().map(GivenAnswer::answer).toList();
  }

  /** What a process acts upon that knows the incident as it is here. */
  public Claim claim() {
    return new Claim(id.value(), revision);
  }

  /** An audit event of this incident. */
  public AuditEvent audit(Instant at, String actor, String action, String detail) {
    return new AuditEvent(at, id, app, actor, action, detail);
  }

  /** Whether the linked branch is to be deployed, as soon as a second person approves. */
  public boolean awaitsBranchApproval() {
    return !state.locksTheApp()
        && branchDeployment.filter(BranchDeployment.AwaitingApproval.class::isInstance).isPresent();
  }
}
