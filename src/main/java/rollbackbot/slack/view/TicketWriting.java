package rollbackbot.slack.view;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rollbackbot.decision.Question;
import rollbackbot.rollback.Flags;
import rollbackbot.rollback.GivenAnswer;
import rollbackbot.rollback.IncidentState.Closing;
import rollbackbot.rollback.Release;
import rollbackbot.rollback.Situation;
import rollbackbot.rollback.TicketText;

/** The ticket's text: plain lines, that read well as Markdown too. */
final class TicketWriting {
  private static final List<String> LABELS = List.of("incident");

  private TicketWriting() {}

  static TicketText ticket(Scene scene, Closing why, Optional<String> threadLink) {
    var lines = new ArrayList<>(lines(scene, why, scene.now()));
    var title = lines.removeFirst();
    threadLink.ifPresent(
        link -> lines.add(scene.say("Fil Slack : {0}", "Slack thread: {0}", link)));
    lines.add(scene.say("Incident : {0}", "Incident: {0}", scene.incident().id()));
    return new TicketText(title, String.join("\n\n", lines), LABELS);
  }

  /** The title first, then what is known up to a moment. */
  static List<String> lines(Scene scene, Closing why, Instant until) {
    var lines = new ArrayList<String>();
    var app = scene.app().name();
    lines.add(
        why == Closing.DISABLE_FEATURE
            ? scene.say(
                "{0} : fonctionnalité désactivée après une mise en production",
                "{0}: feature switched off after a release", app)
            : scene.say(
                "{0} : problème après une mise en production",
                "{0}: problem after a release", app));
    lines.add(
        scene.say(
            "Version en production : {0}",
            "Version in production: {0}",
            scene
                .incident()
                .situation()
                .flatMap(Situation::current)
                .map(Release::label)
                .orElseGet(() -> scene.say("inconnue", "unknown"))));
    lines.add(
        scene.say(
            "Signalé dans Slack par {0}, {1}",
            "Reported in Slack by {0}, {1}",
            scene.incident().openedBy(),
            scene.wording().plainDate(scene.incident().openedAt())));
    scene.incident().answers().stream()
        .filter(given -> !given.at().isAfter(until))
        .forEach(given -> lines.add(answer(scene, given)));
    Flags.inForce(scene.incident()).stream()
        .filter(change -> !change.at().isAfter(until))
        .forEach(change ->
            lines.add(
                scene.say(
                    "- {0} : variable {1} passée de {2} à {3}, par {4}",
                    "- {0}: variable {1} changed from {2} to {3}, by {4}",
                    scene.wording().plainDate(change.at()),
                    change.name(),
                    change.from(),
                    change.to(),
                    change.by())));
    return lines;
  }

  private static String answer(Scene scene, GivenAnswer given) {
    var question = scene.tree().question(given.answer().question());
    var choice = given.answer().choice();
    return scene.say(
        "- {0} : {1} {2} ({3})",
        "- {0}: {1} {2} ({3})",
        scene.wording().plainDate(given.at()),
        question.map(Question::text).map(scene.wording()::phrase).orElse(given.answer().question()),
        question
            .flatMap(it -> it.choice(choice))
            .map(it -> scene.wording().phrase(it.label()))
            .orElse(choice),
        given.by());
  }
}
