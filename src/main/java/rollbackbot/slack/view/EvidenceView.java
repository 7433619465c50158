package rollbackbot.slack.view;

import java.util.ArrayList;
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
    sections.add(
        wording.say(
            "*{app}: what is known.* No incident was opened.", Text.code(why.app().value())));
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
      scene.incident().evidence().ifPresent(evidence -> board(evidence, scene, message));
    }
  }

  private static void board(Evidence evidence, Scene scene, Draft message) {
    var text = new EvidenceText(scene.wording());
    var nothing = scene.say("nothing for certain");
    message
        .named(
            "evidence.changed",
            text.folded(scene.say("*What changed*"), evidence.changed(), nothing))
        .named("evidence.seen", text.folded(scene.say("*What is seen*"), seen(evidence), nothing))
        .named(
            "evidence.suggests",
            text.folded(scene.say("*What it suggests*"), evidence.suggests(), nothing));
  }

  /**
   * How the app's health is stands beside the version that runs, and here where nothing else is.
   */
  private static List<Told> seen(Evidence evidence) {
    var others = evidence.seen().stream().filter(told -> !HealthSeen.isOfHealth(told)).toList();
    return HealthSeen.in(evidence).isEmpty() || others.isEmpty() ? evidence.seen() : others;
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
