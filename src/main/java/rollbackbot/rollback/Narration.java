package rollbackbot.rollback;

import java.time.Instant;
import java.util.List;
import rollbackbot.incident.Incident;
import rollbackbot.incident.Reply;
import rollbackbot.incident.ThreadEntry;
import rollbackbot.release.App;
import rollbackbot.text.Language;

/** What Slack shows of an incident, as lines for those who read it elsewhere. */
public interface Narration {

  /** A message of the thread, in the incident's language. */
  List<String> told(Incident incident, ThreadEntry entry, App app);

  /** Where the incident stands, and which trouble it meets: one line. */
  String standing(Incident incident, App app, Instant now);

  /** What is said to one person alone. */
  List<String> said(Reply reply, Language language, Instant now);
}
