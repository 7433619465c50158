package rollbackbot.ticket;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rollbackbot.incident.CalledOff.Closing;
import rollbackbot.incident.GivenAnswer;
import rollbackbot.outside.TicketText;
import rollbackbot.release.Release;
import rollbackbot.release.Situation;
import rollbackbot.text.Markdown;
import rollbackbot.text.Text;
import rollbackbot.tree.Phrase;
import rollbackbot.words.Chronicle;
import rollbackbot.words.ReleaseText;
import rollbackbot.words.Scene;

/** The ticket's text: Markdown that reads well as plain lines too. */
public final class TicketWriting {
  private static final List<String> LABELS = List.of("incident");
  private static final List<String> ABOUT_IMPACT = List.of("affects-users", "proportion");
  private static final int MOST_WORDS = 300;
  private static final int END = Integer.MAX_VALUE;

  private TicketWriting() {}

  public static TicketText ticket(Scene scene, Closing why, Optional<String> threadLink) {
    var lines = new ArrayList<>(lines(scene, why, END));
    var title = lines.removeFirst();
    lines.add(Text.EMPTY);
    threadLink.ifPresent(
        link -> lines.add(scene.say("- Slack thread: {link}", Text.address(URI.create(link)))));
    lines.add(scene.say("- Incident: {id}", Text.foreign(scene.incident().id().value())));
    return new TicketText(title.plain(), Markdown.of(Text.lines(lines)).strip(), LABELS);
  }

  /**
   * The title first, then what is known.
   *
   * @param before the message of the thread that ends it
   */
  static List<Text> lines(Scene scene, Closing why, int before) {
    var incident = scene.incident();
    var wording = scene.wording();
    var lines = new ArrayList<Text>();
    lines.add(title(scene, why));
    lines.add(Text.EMPTY);
    lines.add(scene.say("- Version in production: {version}", version(scene)));
    lines.add(
        scene.say(
            "- Reported in Slack by {person}, {date}",
            scene.name(incident.openedBy()),
            wording.plainDate(incident.openedAt())));
    incident
        .reason()
        .ifPresent(reason ->
            lines.add(scene.say("- Reason given: {reason}", Text.unmarked(reason, MOST_WORDS))));
    impact(scene).ifPresent(known -> lines.add(scene.say("- Impact: {impact}", known)));
    lines.addAll(List.of(Text.EMPTY, scene.say("Timeline:"), Text.EMPTY));
    Chronicle.of(scene, before, scene::name, wording::plainDate)
        .forEach(event ->
            lines.add(scene.say("- {date}: {event}", wording.plainDate(event.at()), event.text())));
    return lines;
  }

  private static Text title(Scene scene, Closing why) {
    var version = release(scene).map(it -> Text.foreign(it.label()));
    var release = scene.appName().and(version);
    return why == Closing.DISABLE_FEATURE
        ? scene.say("{release}: feature switched off after a release", release)
        : scene.say("{release}: problem after a release", release);
  }

  private static Optional<Release> release(Scene scene) {
    return scene.incident().situation().flatMap(Situation::current);
  }

  private static Text version(Scene scene) {
    return release(scene)
        .map(it ->
            it.commit()
                .map(commit ->
                    scene.say(
                        "{version}, commit {commit}",
                        ReleaseText.label(it),
                        ReleaseText.ref(commit)))
                .orElseGet(() -> ReleaseText.label(it)))
        .orElseGet(() -> scene.say("unknown"));
  }

  /** What was answered to the questions about users, of a tree that asks them. */
  public static Optional<Text> impact(Scene scene) {
    var answers =
        ABOUT_IMPACT.stream()
            .flatMap(question -> scene.incident().answerTo(question).stream())
            .map(given -> inWords(scene, given))
            .toList();
    return answers.isEmpty() ? Optional.empty() : Optional.of(Text.sentences(answers));
  }

  private static Text inWords(Scene scene, GivenAnswer given) {
    var question = scene.tree().question(given.answer().question());
    var choice = given.answer().choice();
    return scene.say(
        "{question} {answer}.",
        question
            .map(it -> quoted(scene, it.text()))
            .orElseGet(() -> Text.foreign(given.answer().question())),
        question
            .flatMap(it -> it.choice(choice))
            .map(it -> quoted(scene, it.label()))
            .orElseGet(() -> Text.foreign(choice)));
  }

  private static Text quoted(Scene scene, Phrase phrase) {
    return scene.wording().quoted(phrase.in(scene.incident().language()), MOST_WORDS);
  }
}
