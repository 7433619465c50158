package rollbackbot.rollback;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import rollbackbot.decision.Answer;
import rollbackbot.decision.Language;
import rollbackbot.rollback.ThreadEntry.Content;

/**
 * What went wrong with an app and is being discussed in a thread: the conversation and the rollback
 * that it leads to.
 *
 * @param openedBy the Slack user who typed the command
 * @param channel where the board is, or will be
 * @param revision counts every stored change
 * @param prompt counts what was asked of people: buttons carry it, so that one that was asked
 *     earlier has no effect any more
 * @param waitingSince since when somebody is waited for
 * @param reminders how many were sent since then
 * @param changedProduction whether a deployment of this incident went into service
 * @param situation how production stood when the incident opened; empty until read
 */
public record Incident(
    IncidentId id,
    AppName app,
    Language language,
    String openedBy,
    Instant openedAt,
    String channel,
    long revision,
    int prompt,
    List<GivenAnswer> answers,
    IncidentState state,
    Instant waitingSince,
    int reminders,
    AutoDeploy autoDeploy,
    boolean changedProduction,
    Optional<Situation> situation,
    Optional<Trouble> trouble,
    List<ThreadEntry> thread) {

  /** A new incident, before anything is asked. */
  public static Incident opened(
      IncidentId id,
      AppName app,
      Language language,
      String by,
      Instant at,
      String channel,
      IncidentState state) {
    return new Incident(
        id,
        app,
        language,
        by,
        at,
        channel,
        0,
        0,
        List.of(),
        state,
        at,
        0,
        AutoDeploy.UNTOUCHED,
        false,
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  public Incident withChannel(String newChannel) {
    return new Incident(
        id,
        app,
        language,
        openedBy,
        openedAt,
        newChannel,
        revision,
        prompt,
        answers,
        state,
        waitingSince,
        reminders,
        autoDeploy,
        changedProduction,
        situation,
        trouble,
        thread);
  }

  public Incident withRevision(long newRevision) {
    return new Incident(
        id,
        app,
        language,
        openedBy,
        openedAt,
        channel,
        newRevision,
        prompt,
        answers,
        state,
        waitingSince,
        reminders,
        autoDeploy,
        changedProduction,
        situation,
        trouble,
        thread);
  }

  public Incident withAnswers(List<GivenAnswer> newAnswers) {
    return new Incident(
        id,
        app,
        language,
        openedBy,
        openedAt,
        channel,
        revision,
        prompt,
        List.copyOf(newAnswers),
        state,
        waitingSince,
        reminders,
        autoDeploy,
        changedProduction,
        situation,
        trouble,
        thread);
  }

  /** Moves to a state; the trouble with the step before is over. */
  public Incident withState(IncidentState newState) {
    return new Incident(
        id,
        app,
        language,
        openedBy,
        openedAt,
        channel,
        revision,
        prompt,
        answers,
        newState,
        waitingSince,
        reminders,
        autoDeploy,
        changedProduction,
        situation,
        Optional.empty(),
        thread);
  }

  public Incident withReminders(int newReminders) {
    return new Incident(
        id,
        app,
        language,
        openedBy,
        openedAt,
        channel,
        revision,
        prompt,
        answers,
        state,
        waitingSince,
        newReminders,
        autoDeploy,
        changedProduction,
        situation,
        trouble,
        thread);
  }

  public Incident withAutoDeploy(AutoDeploy newAutoDeploy) {
    return new Incident(
        id,
        app,
        language,
        openedBy,
        openedAt,
        channel,
        revision,
        prompt,
        answers,
        state,
        waitingSince,
        reminders,
        newAutoDeploy,
        changedProduction,
        situation,
        trouble,
        thread);
  }

  public Incident withProductionChanged() {
    return new Incident(
        id,
        app,
        language,
        openedBy,
        openedAt,
        channel,
        revision,
        prompt,
        answers,
        state,
        waitingSince,
        reminders,
        autoDeploy,
        true,
        situation,
        trouble,
        thread);
  }

  public Incident withSituation(Situation newSituation) {
    return new Incident(
        id,
        app,
        language,
        openedBy,
        openedAt,
        channel,
        revision,
        prompt,
        answers,
        state,
        waitingSince,
        reminders,
        autoDeploy,
        changedProduction,
        Optional.of(newSituation),
        Optional.empty(),
        thread);
  }

  public Incident withTrouble(Trouble newTrouble) {
    return new Incident(
        id,
        app,
        language,
        openedBy,
        openedAt,
        channel,
        revision,
        prompt,
        answers,
        state,
        waitingSince,
        reminders,
        autoDeploy,
        changedProduction,
        situation,
        Optional.of(newTrouble),
        thread);
  }

  private Incident withThread(List<ThreadEntry> newThread) {
    return new Incident(
        id,
        app,
        language,
        openedBy,
        openedAt,
        channel,
        revision,
        prompt,
        answers,
        state,
        waitingSince,
        reminders,
        autoDeploy,
        changedProduction,
        situation,
        trouble,
        List.copyOf(newThread));
  }

  /** The next number for something that is asked of people, from now on. */
  public Incident withNextPrompt(Instant now) {
    return new Incident(
        id,
        app,
        language,
        openedBy,
        openedAt,
        channel,
        revision,
        prompt + 1,
        answers,
        state,
        now,
        0,
        autoDeploy,
        changedProduction,
        situation,
        trouble,
        thread);
  }

  /** Adds a message to the end of the thread. */
  public Incident tell(Content content, Instant now) {
    var longer = new ArrayList<>(thread);
    longer.add(new ThreadEntry(thread.size() + 1, now, content));
    return withThread(longer);
  }

  /** Rewrites messages of the thread in place. */
  public Incident retell(UnaryOperator<Content> change) {
    return withThread(
        thread.stream()
            .map(
                entry -> new ThreadEntry(entry.number(), entry.at(), change.apply(entry.content())))
            .toList());
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

  /** An audit event of this incident. */
  public AuditEvent audit(Instant at, String actor, String action, String detail) {
    return new AuditEvent(at, id, app, actor, action, detail);
  }
}
