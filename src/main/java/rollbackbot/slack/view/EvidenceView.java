package rollbackbot.slack.view;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import rollbackbot.evidence.Evidence;
import rollbackbot.evidence.EvidenceText;
import rollbackbot.evidence.HealthSeen;
import rollbackbot.evidence.Told;
import rollbackbot.incident.Reply;
import rollbackbot.people.ActionIds;
import rollbackbot.text.Control;
import rollbackbot.text.Draft;
import rollbackbot.text.Text;
import rollbackbot.text.Wording;
import rollbackbot.words.Controls;
import rollbackbot.words.Scene;

/** What can be told of an app, under at most three headings. */
final class EvidenceView {
  private EvidenceView() {}

  static List<Text> of(Reply.Why why, Wording wording) {
    var evidence = why.evidence();
    var sections = new ArrayList<Text>();
    sections.add(wording.say("*{app}: what is known*", Text.code(why.app().value())));
    add(wording.say("*What changed*"), evidence.changed(), wording, sections);
    add(wording.say("*What is seen*"), evidence.seen(), wording, sections);
    add(wording.say("*What it suggests*"), evidence.suggests(), wording, sections);
    return sections;
  }

  private static void add(Text heading, List<Told> told, Wording wording, List<Text> sections) {
    if (!told.isEmpty()) {
      sections.add(heading.over(new EvidenceText(wording).lines(told)));
    }
  }

  /**
   * On the board, as long as nothing is decided by it: folded, found by machines by their names.
   */
  static void board(Scene scene, Draft message) {
    if (scene.incident().state().traits().stage().isBeforeRollback()) {
      scene.incident().told().ifPresent(evidence -> board(evidence, scene, message));
    }
  }

  private static void board(Evidence evidence, Scene scene, Draft message) {
    var text = new EvidenceText(scene.wording());
    var nothing = scene.say("nothing for certain");
    message
        .named("evidence.changed", text.folded(scene.say("*Changed*"), evidence.changed(), nothing))
        .named(
            "evidence.seen",
            text.folded(
                scene.say("*Seen*"),
                others(evidence),
                HealthSeen.in(evidence).isEmpty()
                    ? nothing
                    : scene.say("nothing else for certain")))
        .named(
            "evidence.suggests",
            text.folded(scene.say("*Suggests*"), evidence.suggests(), nothing));
  }

  /** When the oldest of what the board tells was read. */
  static Optional<Instant> readAt(Scene scene) {
    return scene
        .incident()
        .evidence()
        .filter(_ -> scene.incident().state().traits().stage().isBeforeRollback())
        .flatMap(it -> it.all().map(Told::readAt).min(Comparator.naturalOrder()));
  }

  /** How the app's health is stands beside the version that runs. */
  private static List<Told> others(Evidence evidence) {
    return HealthSeen.in(evidence).isEmpty()
        ? evidence.seen()
        : evidence.seen().stream().filter(told -> !HealthSeen.isOfHealth(told)).toList();
  }

  /** The whole of it, in private, wherever the board tells a part. */
  static Optional<Control> more(Scene scene) {
    return scene
        .incident()
        .evidence()
        .filter(_ -> scene.incident().state().traits().stage().isBeforeRollback())
        .map(_ ->
            Controls.button(ActionIds.EVIDENCE_MORE, scene.say("All evidence"), scene.handle()));
  }
}
