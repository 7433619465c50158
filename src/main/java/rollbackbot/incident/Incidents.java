package rollbackbot.incident;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import rollbackbot.once.Claims.Claim;
import rollbackbot.release.AppName;
import rollbackbot.release.Mark;

/** Where incidents and what is remembered of apps are kept. */
public interface Incidents {

  Optional<Incident> find(IncidentId id);

  /** Whether the incident is stored as who acts upon it knows it: asked of the store each time. */
  boolean stands(Claim claim);

  /** The incident that locks the app, where there is one. */
  Optional<Incident> openOne(AppName app);

  /** The newest incidents of an app, open or over; newest first, at most so many. */
  List<Incident> newest(AppName app, int most);

  /** The incidents that lock their apps, oldest first; without those that can't be read. */
  List<Incident> open();

  /** The apps that are locked by an incident that can't be read, by name. */
  List<AppName> lockedUnreadably();

  /**
   * Stores a change, its audit events, its wake-up and its replies, in one transaction, and counts
   * the input as handled. An incident of revision 0 is inserted.
   *
   * @return false, and nothing is stored, if the incident has changed since it was read, or if
   *     another incident of the app is open
   */
  boolean store(Change change, Optional<Input> handled);

  /** Stores replies alone, and counts the input as handled. */
  void reply(List<PrivateReply> replies, Input handled);

  /** Whether Slack refused the incident's board, so that it is in no channel. */
  boolean boardIsRefused(IncidentId id);

  /** The keys of an app's releases that somebody rolled away from ({@link Mark#key}). */
  Set<String> marks(AppName app);

  /** The keys of those that a person took the mark off, and that nobody left since. */
  Set<String> unmarked(AppName app);

  /** The incident that paused auto-deploy, which was on before and hasn't been put back since. */
  Optional<IncidentId> autoDeployPausedBy(AppName app);

  /** Since when auto-deploy is off by a rollback, and hasn't been put back. */
  Optional<Instant> autoDeployPausedSince(AppName app);

  /** Whether auto-deploy was on before a rollback paused it, and hasn't been put back since. */
  default boolean autoDeployIsPaused(AppName app) {
    return autoDeployPausedBy(app).isPresent();
  }
}
