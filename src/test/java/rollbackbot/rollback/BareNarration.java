package rollbackbot.rollback;

import java.time.Instant;
import java.util.List;
import rollbackbot.incident.Incident;
import rollbackbot.incident.Reply;
import rollbackbot.incident.ThreadEntry;
import rollbackbot.release.App;
import rollbackbot.text.Language;

/** Tells which messages there are, without their words. */
final class BareNarration implements Narration {
  @Override
  public List<String> told(Incident incident, ThreadEntry entry, App app) {
    return List.of(entry.content().getClass().getSimpleName());
  }

  @Override
  public String standing(Incident incident, App app, Instant now) {
    return incident.state().publicName();
  }

  @Override
  public List<String> said(Reply reply, Language language, Instant now) {
    return List.of(reply.getClass().getSimpleName());
  }
}
