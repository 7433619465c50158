package rollbackbot.restore;

import java.time.Instant;
import java.util.function.UnaryOperator;
import rollbackbot.database.RestorePlan;
import rollbackbot.database.RestoreProgress;
import rollbackbot.incident.Change;
import rollbackbot.incident.Incident;
import rollbackbot.plan.Confirmed;
import rollbackbot.restore.RestoreState.PreparingBackup;
import rollbackbot.restore.RestoreState.RestoringDatabase;

/** What is next with the databases: the next one is backed up, or a person is waited for. */
public final class RestoreTurns {
  private RestoreTurns() {}

  /** The branch is ready: the databases are next. */
  public static Change begin(Incident incident, Confirmed confirmed, Instant now) {
    var progress =
        confirmed.plan().restore().map(RestorePlan::untouched).orElse(RestoreProgress.NONE);
    return next(incident, confirmed, progress, now);
  }

  /** The next backup; after the last one, a person's turn. */
  static Change next(
      Incident incident, Confirmed confirmed, RestoreProgress progress, Instant now) {
    return progress.nextBackup().isPresent()
        ? Change.to(incident.withState(new PreparingBackup(confirmed, progress))).wakingAt(now)
        : askPerson(incident, confirmed, progress, now);
  }

  /** The message that asked for it tells how things stand now. */
  static Incident retold(Incident incident, RestoreProgress was, RestoreProgress now) {
    return incident.retell(content ->
        content instanceof RestoreEntry.RestoreAsked asked && asked.progress().equals(was)
            ? asked.with(now)
            : content);
  }

  /** The message that asked under this prompt tells something else. */
  public static Incident retold(
      Incident incident, int prompt, UnaryOperator<RestoreEntry.RestoreAsked> change) {
    return incident.retell(content ->
        content instanceof RestoreEntry.RestoreAsked asked && asked.prompt() == prompt
            ? change.apply(asked)
            : content);
  }

  static Change askPerson(
      Incident incident, Confirmed confirmed, RestoreProgress progress, Instant now) {
    var asking = incident.withNextPrompt(now).withState(new RestoringDatabase(confirmed, progress));
    var told = asking.tell(RestoreEntry.RestoreAsked.open(asking.prompt(), progress), now);
    return Change.to(told).wakingAt(now);
  }
}
