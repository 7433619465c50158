package rollbackbot.slack.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rollbackbot.release.Release;
import rollbackbot.release.Situation;
import rollbackbot.rollback.GivenAnswer;
import rollbackbot.rollback.IncidentState.Closing;
import rollbackbot.rollback.TicketText;
import rollbackbot.tree.Question;

/** The ticket's text: Markdown that reads well as plain lines too. */
final class TicketWriting {
  private static final List<String> LABELS = List.of("incident");
  private static final List<String> ABOUT_IMPACT = List.of("affects-users", "proportion");
  private static final int MOST_WORDS = 300;
  private static final int END = Integer.MAX_VALUE;

  private TicketWriting() {}

  static TicketText ticket(Scene scene, Closing why, Optional<String> threadLink) {
    var lines = new ArrayList<>(lines(scene, why, END));
    var title = lines.removeFirst();
    lines.add("");
    threadLink.ifPresent(link -> lines.add(scene.say("- Slack thread: {link}", link)));
    lines.add(scene.say("- Incident: {id}", scene.incident().id()));
    return new TicketText(title, String.join("\n", lines).strip(), LABELS);
  }

  /**
   * The title first, then what is known.
   *
   * @param before the message of the thread that ends it
   */
  static List<String> lines(Scene scene, Closing why, int before) {
    var incident = scene.incident();
    var wording = scene.wording();
    var lines = new ArrayList<String>();
    lines.add(title(scene, why));
    lines.add("");
    lines.add(scene.say("- Version in production: {version}", version(scene)));
    lines.add(
        scene.say(
            "- Reported in Slack by {person}, {date}",
            RecordView.name(scene, incident.openedBy()),
            wording.plainDate(incident.openedAt())));
    incident
        .reason()
        .ifPresent(reason ->
            lines.add(
                scene.say("- Reason given: {reason}", MessageText.markdown(reason, MOST_WORDS))));
    impact(scene).ifPresent(known -> lines.add(scene.say("- Impact: {impact}", known)));
    lines.addAll(List.of("", scene.say("Timeline:"), ""));
    Chronicle.of(scene, before, person -> RecordView.name(scene, person), wording::plainDate)
        .forEach(event -> lines.add("- " + wording.plainDate(event.at()) + ": " + event.text()));
    return lines;
  }

  private static String title(Scene scene, Closing why) {
    var app = scene.app().name();
    var version = release(scene).map(it -> " " + it.label()).orElse("");
    return why == Closing.DISABLE_FEATURE
        ? scene.say("{app}{version}: feature switched off after a release", app, version)
        : scene.say("{app}{version}: problem after a release", app, version);
  }

  private static Optional<Release> release(Scene scene) {
    return scene.incident().situation().flatMap(Situation::current);
  }

  private static String version(Scene scene) {
    return release(scene)
        .map(it ->
            ReleaseText.label(it)
                + it.commit().map(commit -> ", commit " + ReleaseText.ref(commit)).orElse(""))
        .orElseGet(() -> scene.say("unknown"));
  }

  /** What was answered to the questions about users, of a tree that asks them. */
  static Optional<String> impact(Scene scene) {
    var answers =
        ABOUT_IMPACT.stream()
            .flatMap(question -> scene.incident().answerTo(question).stream())
            .map(given -> inWords(scene, given))
            .toList();
    return answers.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", answers));
  }

  private static String inWords(Scene scene, GivenAnswer given) {
    var wording = scene.wording();
    var question = scene.tree().question(given.answer().question());
    var choice = given.answer().choice();
    return question.map(Question::text).map(wording::phrase).orElse(given.answer().question())
        + " "
        + question
            .flatMap(it -> it.choice(choice))
            .map(it -> wording.phrase(it.label()))
            .orElse(choice)
        + ".";
  }
}
