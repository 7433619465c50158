package rollbackbot.slack.view;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rollbackbot.autodeploy.BranchBoard;
import rollbackbot.deploy.view.CureView;
import rollbackbot.feature.Flags;
import rollbackbot.incident.AutoDeploy;
import rollbackbot.incident.Incident;
import rollbackbot.incident.IncidentEntry;
import rollbackbot.incident.Milestone;
import rollbackbot.incident.ThreadEntry;
import rollbackbot.incident.Traits.Stage;
import rollbackbot.incident.Traits.Turn;
import rollbackbot.offer.OfferState;
import rollbackbot.offer.view.ApprovalView;
import rollbackbot.offer.view.AutoDeployText;
import rollbackbot.offer.view.OwnAttempts;
import rollbackbot.people.ActionIds;
import rollbackbot.release.App;
import rollbackbot.release.Release;
import rollbackbot.release.Situation;
import rollbackbot.room.Ends;
import rollbackbot.room.Timing;
import rollbackbot.text.Control;
import rollbackbot.text.Draft;
import rollbackbot.text.Message;
import rollbackbot.text.Message.Part;
import rollbackbot.text.Text;
import rollbackbot.text.Wording;
import rollbackbot.tree.DecisionTree;
import rollbackbot.words.Controls;
import rollbackbot.words.HealthText;
import rollbackbot.words.Links;
import rollbackbot.words.ReleaseText;
import rollbackbot.words.ResumeDialog;
import rollbackbot.words.Scene;
import rollbackbot.words.TroubleLine;

/** The board: the one message of an incident in its channel, kept up to date. */
public final class BoardView {
  private static final int REASON = 300;
  private static final int HALF_MINUTE = 30;

  private BoardView() {}

  public static Message of(
      Incident incident, App app, DecisionTree tree, Links links, Timing timing, Instant now) {
    var scene = new Scene(incident, app, tree, links, timing, now, RoomsWords.ALL);
    var words = RoomsWords.of(incident.state());
    var message = new Draft().header(words.header(scene));
    warnings(scene, message);
    versions(scene).forEach(message::section);
    incident.reason().ifPresent(reason -> message.section(reason(scene, reason)));
    EvidenceView.board(scene, message);
    words.write(scene, message);
    CureView.board(scene, message);
    incident
        .trouble()
        .ifPresent(trouble ->
            message.section(TroubleLine.of(scene, trouble, words.aboutTrouble(scene, trouble))));
    message.sections(ApprovalView.board(scene));
    features(scene, message);
    AutoDeployText.board(scene).ifPresent(message::section);
    BranchBoard.line(scene).ifPresent(message::section);
    message.controls(controls(scene, words));
    var opened = opened(scene).then(read(scene)).then(updated(scene));
    return message
        .context(words.footer(scene).map(footer -> footer.and(opened)).orElse(opened))
        .message();
  }

  /**
   * What the board says of the end that a message tells, for who sees that without the board;
   * nothing where the message is of another end, or says it all.
   */
  static Message standing(Scene scene, ThreadEntry entry) {
    var incident = scene.incident();
    boolean isThisEnd = Ends.of(incident).filter(entry::equals).isPresent();
    if (!isThisEnd || incident.state() instanceof OfferState.Failed) {
      return new Message(List.of());
    }
    var board = of(incident, scene.app(), scene.tree(), scene.links(), scene.timing(), scene.now());
    return new Message(
        board.parts().stream()
            .filter(part -> part instanceof Part.Paragraph || part instanceof Part.Named)
            .toList());
  }

  private static Text opened(Scene scene) {
    var incident = scene.incident();
    return scene.say(
        "Opened by {person}, {date}",
        Text.mention(incident.openedBy()),
        scene.wording().date(incident.openedAt()));
  }

  private static Text read(Scene scene) {
    return EvidenceView.readAt(scene)
        .map(at -> scene.say(". Evidence read {date}", scene.wording().date(at)))
        .orElse(Text.EMPTY);
  }

  /** While something runs, until when the board is true: that alone moves it twice a minute. */
  private static Text updated(Scene scene) {
    var incident = scene.incident();
    boolean runs = incident.state().turn() == Turn.BOT || incident.followsThePlatform();
    return runs
        ? scene.say(
            ". Updated {time}",
            scene.wording().timeToTheSecond(halfMinute(scene.now()), scene.now()))
        : Text.EMPTY;
  }

  private static Instant halfMinute(Instant now) {
    return Instant.ofEpochSecond(now.getEpochSecond() / HALF_MINUTE * HALF_MINUTE);
  }

  private static Text reason(Scene scene, String reason) {
    return scene.say(
        "*Why*, says {person}: {reason}",
        Text.mention(scene.incident().openedBy()),
        Text.code(reason, REASON));
  }

  /** Of an incident whose app nobody knows any more: what that means, and the cure. */
  public static Message ofUnknownApp(Incident incident) {
    var wording = new Wording(incident.language());
    var app = Text.foreign(incident.app().value());
    var message =
        new Draft()
            .header(wording.say("⚠️ {app}: unknown, on hold", app))
            .section(
                wording.say(
                    "`rollback.yml` or Scalingo no longer names it. What production runs is"
                        + " unknown: please check on Scalingo."));
    if (incident.autoDeploy() == AutoDeploy.PAUSED) {
      message.section(wording.say("*Auto-deploy is paused*, by this incident."));
    }
    return message
        .section(
            wording.say(
                "*To do:* name the app in `rollback.yml` again and restart the bot. It goes on."))
        .message();
  }

  /** What would make a rollback go wrong, before anything else; a plan tells it among its risks. */
  private static void warnings(Scene scene, Draft message) {
    var state = scene.incident().state();
    boolean isInPlan =
        state instanceof OfferState.Planned || state instanceof OfferState.AwaitingApproval;
    if (state.traits().stage().isBeforeRollback() && !isInPlan) {
      scene.incident().situation().ifPresent(situation -> warn(situation, scene, message));
    }
  }

  private static void warn(Situation situation, Scene scene, Draft message) {
    var production =
        situation.current().map(ReleaseText::label).orElseGet(() -> scene.say("the same version"));
    OwnAttempts.failedBefore(Integer.MAX_VALUE, production, scene).ifPresent(message::section);
    situation
        .failedSince()
        .ifPresent(_ ->
            message.section(
                scene.say(
                    "⚠️ *The newest deployment failed*, {version} still runs: a rollback goes"
                        + " too far.",
                    production)));
    situation
        .running()
        .ifPresent(
            running -> message.section(ReleaseText.running(running, scene.wording(), scene.now())));
  }

  /** From and to, as far as they are known. */
  private static List<Text> versions(Scene scene) {
    var plan = scene.plan();
    if (plan.isPresent()) {
      var versions = ReleaseText.fromTo(plan.get(), HealthText.now(scene, plan.get().from()));
      return List.of(versions);
    }
    if (!scene.incident().state().locksTheApp() && scene.incident().aftermath().isPresent()) {
      // What runs at the end is told below.
      return List.of();
    }
    var situation = scene.incident().situation();
    if (situation.isEmpty()) {
      return List.of(
          scene.incident().state() instanceof OfferState.Failed
              ? scene.say("*In production:* version unknown")
              : scene.say("*In production:* being read"));
    }
    if (situation.get().failedSince().isPresent()) {
      // The warning names it.
      return List.of();
    }
    var putInPlace = putInPlace(scene, situation.get());
    if (putInPlace.isPresent()) {
      return List.of(putInPlace.get());
    }
    return List.of(
        situation
            .get()
            .current()
            .map(release ->
                ReleaseText.running(
                    release, HealthText.now(scene, release), scene.wording(), scene.now()))
            .orElseGet(() -> scene.say("*In production:* version unknown")));
  }

  /** What the incident has put into service since production was read; empty where it didn't. */
  private static Optional<Text> putInPlace(Scene scene, Situation situation) {
    var incident = scene.incident();
    boolean isOutdated =
        incident.changedProduction()
            && situation.current().isPresent()
            && situation
                .current()
                .map(Release::deployment)
                .equals(incident.about().map(Release::deployment));
    return isOutdated
        ? scene
            .lastBefore(
                Integer.MAX_VALUE,
                content ->
                    content instanceof IncidentEntry.Reached(Milestone.Live(var version))
                        ? Optional.of(version)
                        : Optional.empty())
            .map(version ->
                scene.say(
                    "*In production:* {version}, put into service by this rollback.",
                    Text.code(version.text())))
        : Optional.empty();
  }

  private static void features(Scene scene, Draft message) {
    for (var change : Flags.inForce(scene.incident())) {
      message.section(scene.say("*Feature switched off:* {variable}", Text.code(change.name())));
    }
  }

  private static List<Control> controls(Scene scene, RoomsWords.Of<?> words) {
    var controls = new ArrayList<Control>();
    var state = scene.incident().state();
    if (state.traits().stage() == Stage.DECIDING && !(state instanceof OfferState)) {
      controls.add(
          Controls.button(ActionIds.INCIDENT_CLOSE, scene.say("No problem"), scene.handle()));
    }
    controls.addAll(words.controls(scene));
    controls.addAll(BranchBoard.stop(scene));
    EvidenceView.more(scene).ifPresent(controls::add);
    controls.addAll(ResumeDialog.button(scene));
    if (state.locksTheApp()) {
      controls.add(
          Controls.button(ActionIds.INCIDENT_CATCH_UP, scene.say("Catch me up"), scene.handle()));
    }
    return controls;
  }
}
