package rollbackbot.slack.view;

import java.util.ArrayList;
import java.util.List;
import rollbackbot.evidence.EvidenceText;
import rollbackbot.evidence.Told;
import rollbackbot.incident.Reply;
import rollbackbot.text.Text;
import rollbackbot.text.Wording;

/** What can be told of an app, under at most three headings. */
final class EvidenceView {
  private EvidenceView() {}

  static List<Text> of(Reply.Why why, Wording wording) {
    var evidence = why.evidence();
    var sections = new ArrayList<Text>();
    sections.add(
        wording.say(
            "*{app}: what can be told.* No incident was opened.", Text.code(why.app().value())));
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
}
