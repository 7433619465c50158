package rollbackbot.slack.view;

import java.util.ArrayList;
import java.util.Optional;
import rollbackbot.incident.Incident;
import rollbackbot.incident.Running;
import rollbackbot.incident.Traits.Turn;
import rollbackbot.release.Situation;
import rollbackbot.text.Draft;
import rollbackbot.text.Text;
import rollbackbot.words.Chronicle;
import rollbackbot.words.HealthText;
import rollbackbot.words.ReleaseText;
import rollbackbot.words.RunningView;
import rollbackbot.words.Scene;

/** An incident in five lines, for who comes late. */
final class CatchUpView {
  private static final int REASON = 200;

  private CatchUpView() {}

  static void write(Scene scene, Draft message) {
    var lines = new ArrayList<Text>();
    lines.add(
        scene.say(
            "*{app}*: {state}",
            scene.appName(),
            RoomsWords.of(scene.incident().state()).line(scene.wording())));
    lines.add(opened(scene));
    versions(scene).ifPresent(lines::add);
    last(scene).ifPresent(lines::add);
    lines.add(turn(scene));
    message.section(Text.lines(lines));
  }

  private static Text opened(Scene scene) {
    var incident = scene.incident();
    var opened =
        scene.say(
            "Opened {age} by {person}",
            scene.wording().age(incident.openedAt(), scene.now()),
            Text.mention(incident.openedBy()));
    return incident
        .reason()
        .map(reason -> scene.say("{opened}: {reason}", opened, Text.code(reason, REASON)))
        .orElse(opened);
  }

  private static Optional<Text> versions(Scene scene) {
    return scene
        .plan()
        .map(plan ->
            scene.incident().state() instanceof Running running
                ? scene.say(
                    "{versions}, {confirmed}",
                    ReleaseText.fromTo(plan),
                    RunningView.confirmed(scene, running))
                : ReleaseText.fromTo(plan, HealthText.now(scene, plan.from())))
        .or(() ->
            scene
                .incident()
                .situation()
                .flatMap(Situation::current)
                .map(runs ->
                    ReleaseText.from(
                        runs, HealthText.now(scene, runs), scene.wording(), scene.now())));
  }

  private static Optional<Text> last(Scene scene) {
    return Chronicle.of(scene, Integer.MAX_VALUE, Text::mention, scene.wording()::date).stream()
        .reduce((_, newest) -> newest)
        .map(event ->
            scene.say(
                "Last, {age}: {event}",
                scene.wording().age(event.at(), scene.now()),
                event.text()));
  }

  /** Whose turn it is, and where. */
  private static Text turn(Scene scene) {
    Incident incident = scene.incident();
    var link =
        scene
            .links()
            .board(incident.id())
            .map(it -> Text.link(it, scene.say("Go to the incident")));
    if (!incident.state().locksTheApp()) {
      return scene.say("It is over: nothing is left to decide.").and(link);
    }
    return incident.state().turn() == Turn.PERSON
        ? scene
            .say(
                "*Somebody's answer is needed*, in the thread. Who may act: {operators}.",
                scene.operatorsInWords())
            .and(link)
        : scene.say("The bot goes on by itself: nobody needs to do anything now.").and(link);
  }
}
