package rollbackbot.incident;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rollbackbot.evidence.Evidence;
import rollbackbot.once.Trouble;
import rollbackbot.people.ReplyAddress;
import rollbackbot.release.AppName;
import rollbackbot.release.Release;
import rollbackbot.release.Situation;
import rollbackbot.text.Language;

/** What of an incident can change, while it does. */
final class IncidentDraft {
  String channel;
  ReplyAddress replyTo;
  long revision;
  int prompt;
  List<GivenAnswer> answers = List.of();
  State state;
  Instant waitingSince;
  int reminders;
  AutoDeploy autoDeploy = AutoDeploy.UNTOUCHED;
  boolean changedProduction;
  Optional<Situation> situation = Optional.empty();
  Optional<Trouble> trouble = Optional.empty();
  Optional<String> reason = Optional.empty();
  Optional<PendingCall> pendingCall = Optional.empty();
  Optional<BranchDeployment> branchDeployment = Optional.empty();
  Map<String, String> names = Map.of();
  Optional<Aftermath> aftermath = Optional.empty();
  List<ThreadEntry> thread = List.of();
  Optional<Release> about = Optional.empty();
  Optional<Evidence> evidence = Optional.empty();
  Optional<IncidentId> toldIn = Optional.empty();

  IncidentDraft(State state, Instant waitingSince, String channel, ReplyAddress replyTo) {
    this.state = state;
    this.waitingSince = waitingSince;
    this.channel = channel;
    this.replyTo = replyTo;
  }

  IncidentDraft(Incident from) {
    this(from.state(), from.waitingSince(), from.channel(), from.replyTo());
    revision = from.revision();
    prompt = from.prompt();
    answers = from.answers();
    reminders = from.reminders();
    autoDeploy = from.autoDeploy();
    changedProduction = from.changedProduction();
    situation = from.situation();
    trouble = from.trouble();
    reason = from.reason();
    pendingCall = from.pendingCall();
    branchDeployment = from.branchDeployment();
    names = from.names();
    aftermath = from.aftermath();
    thread = from.thread();
    about = from.about();
    evidence = from.evidence();
    toldIn = from.toldIn();
  }

  Incident incident(
      IncidentId id, AppName app, Language language, String openedBy, Instant openedAt) {
    return new Incident(
        id,
        app,
        language,
        openedBy,
        openedAt,
        channel,
        replyTo,
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
        reason,
        pendingCall,
        branchDeployment,
        names,
        aftermath,
        thread,
        about,
        evidence,
        toldIn);
  }
}
