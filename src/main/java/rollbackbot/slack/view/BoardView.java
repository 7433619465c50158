package rollbackbot.slack.view;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import rollbackbot.once.Trouble;
import rollbackbot.release.App;
import rollbackbot.release.Situation;
import rollbackbot.rollback.ActionIds;
import rollbackbot.rollback.AutoDeploy;
import rollbackbot.rollback.Ends;
import rollbackbot.rollback.FeatureState;
import rollbackbot.rollback.Flags;
import rollbackbot.rollback.Incident;
import rollbackbot.rollback.IncidentState;
import rollbackbot.rollback.IncidentState.Closing;
import rollbackbot.rollback.ThreadEntry;
import rollbackbot.rollback.ThreadEntry.Content;
import rollbackbot.rollback.Ticket;
import rollbackbot.rollback.TicketOutcome;
import rollbackbot.rollback.Timing;
import rollbackbot.rollback.Traits.Stage;
import rollbackbot.rollback.Traits.Turn;
import rollbackbot.text.Control;
import rollbackbot.text.Draft;
import rollbackbot.text.Message;
import rollbackbot.text.Text;
import rollbackbot.text.Wording;
import rollbackbot.tree.DecisionTree;

/** The board: the one message of an incident in its channel, kept up to date. */
public final class BoardView {
  private static final int TROUBLE = 300;
  private static final int REASON = 300;
  private static final int END = Integer.MAX_VALUE;

  private BoardView() {}

  public static Message of(
      Incident incident, App app, DecisionTree tree, Links links, Timing timing, Instant now) {
    var scene = new Scene(incident, app, tree, links, timing, now);
    var message = new Draft().header(StateWords.header(scene));
    warnings(scene, message);
    versions(scene).forEach(message::section);
    incident.reason().ifPresent(reason -> message.section(reason(scene, reason)));
    state(scene, message);
    incident.trouble().ifPresent(trouble -> message.section(trouble(scene, trouble)));
    message.sections(ApprovalView.board(scene));
    features(scene, message);
    AutoDeployText.board(scene).ifPresent(message::section);
    LinkedBranchView.board(scene).ifPresent(message::section);
    message.controls(controls(scene));
    return message
        .context(
            scene.say(
                "Opened by {person}, {date}",
                Text.mention(incident.openedBy()),
                scene.wording().date(incident.openedAt())))
        .message();
  }

  private static Text reason(Scene scene, String reason) {
    return scene.say(
        "*Why*, in the words of {person}: {reason}",
        Text.mention(scene.incident().openedBy()),
        Text.code(reason, REASON));
  }

  /** Of an incident whose app nobody knows any more: what that means, and the cure. */
  public static Message ofUnknownApp(Incident incident) {
    var wording = new Wording(incident.language());
    var app = Text.foreign(incident.app().value());
    var message =
        new Draft()
            .header(wording.say("⚠️ {app}: unknown, all waits", app))
            .section(
                wording.say(
                    "The bot's configuration no longer names {app}, or Scalingo no longer knows it."
                        + " The bot does nothing for this incident, and can't tell what production"
                        + " runs: please look on Scalingo.",
                    Text.code(incident.app().value())));
    if (incident.autoDeploy() == AutoDeploy.PAUSED) {
      message.section(wording.say("*Auto-deploy is off*, paused by this incident."));
    }
    return message
        .section(
            wording.say(
                "*To do:* name the app in `rollback.yml` again, then restart the bot. It goes on"
                    + " where it was."))
        .message();
  }

  /** What would make a rollback go wrong, before anything else. */
  private static void warnings(Scene scene, Draft message) {
    if (scene.incident().state().traits().stage().isBeforeRollback()) {
      scene.incident().situation().ifPresent(situation -> warn(situation, scene, message));
    }
  }

  private static void warn(Situation situation, Scene scene, Draft message) {
    var production =
        situation.current().map(ReleaseText::label).orElseGet(() -> scene.say("the same version"));
    OwnAttempts.failedBefore(Integer.MAX_VALUE, production, scene).ifPresent(message::section);
    situation
        .failedSince()
        .ifPresent(failed ->
            message.section(
                ReleaseText.failedSince(failed, production, scene.wording(), scene.now())));
    situation
        .running()
        .ifPresent(
            running -> message.section(ReleaseText.running(running, scene.wording(), scene.now())));
  }

  /** From and to, as far as they are known. */
  private static List<Text> versions(Scene scene) {
    var plan = scene.plan();
    if (plan.isPresent()) {
      return List.of(scene.say("*From → to:* {versions}", ReleaseText.fromTo(plan.get())));
    }
    if (!scene.incident().state().locksTheApp() && scene.incident().aftermath().isPresent()) {
      // What runs at the end is told below.
      return List.of();
    }
    var situation = scene.incident().situation();
    if (situation.isEmpty()) {
      return List.of(scene.say("*In production:* being read"));
    }
    return List.of(
        situation
            .get()
            .current()
            .map(release -> ReleaseText.from(release, scene.wording(), scene.now()))
            .orElseGet(() -> scene.say("*In production:* version unknown")));
  }

  private static void state(Scene scene, Draft message) {
    switch (scene.incident().state()) {
      case IncidentState.Deciding _ ->
          message.section(
              scene.say(
                  "The question is in the thread. Who may answer: {operators}.",
                  scene.operatorsInWords()));
      case FeatureState.ChoosingFlag _ ->
          message.section(
              scene.say(
                  "Which feature to switch off is asked in the thread. Who may choose:"
                      + " {operators}.",
                  scene.operatorsInWords()));
      case FeatureState.ReadingFlags _ ->
          message.section(scene.say("The bot is looking for features that can be switched off."));
      case FeatureState.Switching switching -> message.section(switching(scene, switching));
      case IncidentState.OpeningTicket _ ->
          message.section(scene.say("The bot is preparing the ticket."));
      case IncidentState.Planning _ ->
          message.section(
              scene.say("The bot is making the plan. Nothing is changed before a confirmation."));
      case IncidentState.Planned _ ->
          message.section(
              scene.say(
                  "The plan is in the thread and waits for a confirmation. Who may confirm:"
                      + " {operators}.",
                  scene.operatorsInWords()));
      case IncidentState.AwaitingApproval(var confirmed) ->
          message.section(
              scene.say(
                  "{person} confirmed the plan; a second person must approve it in the thread. Who"
                      + " may approve: {operators}, except {person}.",
                  Text.mention(confirmed.by()),
                  scene.operatorsInWords()));
      case IncidentState.Running running -> running(scene, running, message);
      case IncidentState.Failed(var failure, _, _, _) ->
          message
              .section(
                  scene.say(
                      "*Stopped:* {reason}.", FailureText.title(failure.reason(), scene.wording())))
              .sections(
                  StandingText.production(
                      failure,
                      scene,
                      Ends.of(scene.incident()).map(ThreadEntry::number).orElse(END)))
              .section(
                  scene.say(
                      "Details and what to do are in the thread. Who may decide: {operators}.",
                      scene.operatorsInWords()));
      case IncidentState.Succeeded _ when OutlookText.was(scene).isPresent() ->
          message.section(OutlookText.was(scene).get());
      case IncidentState.Succeeded succeeded ->
          message.section(
              Tick.all(succeeded.confirmed(), succeeded.commitProved(), scene.wording()));
      case IncidentState.CalledOff end ->
          message.section(EndText.of(scene, end)).sections(OutlookText.production(scene));
    }
  }

  private static Text switching(Scene scene, FeatureState.Switching state) {
    var change = state.change();
    var what =
        scene.say(
            "{variable}: from {from} to {to}, confirmed by {person}.",
            Text.code(change.name()),
            Text.code(change.from()),
            Text.code(change.to()),
            Text.mention(change.by()));
    var step =
        switch (state) {
          case FeatureState.SettingFlag _ -> scene.say("Changing the variable.");
          case FeatureState.RequestingRestart _ -> scene.say("The restart has been asked for.");
          case FeatureState.Restarting restarting ->
              scene.say(
                  "The containers have been restarting for {since}.",
                  since(scene, restarting.since()));
          case FeatureState.CheckingFeature checking ->
              scene.say(
                  "Checking the health, for {since} ({limit} at most).",
                  since(scene, checking.since()),
                  scene.healthLimit());
        };
    return what.over(scene.say("⏳ {step}", step));
  }

  private static Text since(Scene scene, Instant since) {
    return scene.wording().duration(Duration.between(since, scene.now()));
  }

  private static void features(Scene scene, Draft message) {
    for (var change : Flags.inForce(scene.incident())) {
      message.section(
          scene.say(
              "*Feature switched off:* {variable} = {to} (was {from})",
              Text.code(change.name()),
              Text.code(change.to()),
              Text.code(change.from())));
    }
    ticket(scene.incident())
        .ifPresent(
            ticket -> message.section(scene.say("*Ticket:* {ticket}", OwnerView.link(ticket))));
  }

  private static Optional<Ticket> ticket(Incident incident) {
    return incident.thread().stream()
        .flatMap(entry ->
            entry.content() instanceof Content.OwnerAlerted(_, _, TicketOutcome.Opened(var opened))
                ? Stream.of(opened)
                : Stream.empty())
        .reduce((_, last) -> last);
  }

  private static void running(Scene scene, IncidentState.Running running, Draft message) {
    message.section(Checklist.shown(scene, running), Checklist.aloud(scene, running));
    Progress.write(scene, running, message);
    var confirmed = running.confirmed();
    message.context(
        scene
            .say(
                "Confirmed by {person}, {date}",
                Text.mention(confirmed.by()),
                scene.wording().date(confirmed.at()))
            .then(
                confirmed
                    .approval()
                    .filter(approval -> approval.aloneBecause().isEmpty())
                    .map(approval ->
                        scene.say(
                            ", approved by {person}, {date}",
                            Text.mention(approval.by()),
                            scene.wording().date(approval.at())))
                    .orElse(Text.EMPTY)));
  }

  private static Text trouble(Scene scene, Trouble trouble) {
    var words = Text.code(trouble.message(), TROUBLE);
    // The time that has gone by moves, and with it the board.
    var since = scene.wording().duration(Duration.between(trouble.since(), scene.now()));
    if (trouble.until().isPresent()) {
      return scene.say(
          "⚠️ For {since}: {words}. The service asks not to be called before {date}; the bot looks"
              + " again every few minutes all the same.",
          since,
          words,
          scene.wording().date(trouble.until().get()));
    }
    return scene.incident().state() instanceof IncidentState.Requesting
        ? scene.say(
            "⚠️ For {since}: {words}. The bot looks whether the request arrived before it asks"
                + " again.",
            since,
            words)
        : scene.say("⚠️ For {since}: {words}. The bot goes on trying by itself.", since, words);
  }

  private static List<Control> controls(Scene scene) {
    var controls = new ArrayList<Control>();
    var state = scene.incident().state();
    if (state.traits().stage() == Stage.DECIDING && state.turn() == Turn.PERSON) {
      controls.add(
          Controls.button(ActionIds.INCIDENT_CLOSE, scene.say("No problem"), scene.handle()));
    }
    if (state instanceof IncidentState.Deciding(var question)
        && !scene.isDatabaseQuestion(question)) {
      controls.add(
          Controls.button(ActionIds.PLAN_NOW, scene.say("Skip the questions"), scene.handle()));
    }
    if (state instanceof IncidentState.CalledOff end) {
      controls.add(reopen(scene, end));
    }
    controls.addAll(ResumeDialog.button(scene));
    return controls;
  }

  private static Control.Button reopen(Scene scene, IncidentState.CalledOff end) {
    var label =
        end instanceof IncidentState.Closed(var why, _) && why == Closing.DISABLE_FEATURE
            ? scene.say("It didn't help")
            : scene.say("Reopen");
    return Controls.button(ActionIds.INCIDENT_REOPEN, label, scene.handle());
  }
}
