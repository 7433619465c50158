package rollbackbot.incident;

import java.time.Instant;
import rollbackbot.release.AppName;

/**
 * Who did what, when, why; appended, never edited.
 *
 * @param actor a Slack user id, or {@code rollback-bot}
 * @param action a short stable word such as {@code confirmed}
 */
public record AuditEvent(
    Instant at, IncidentId incident, AppName app, String actor, String action, String detail) {

  /** The actor of what the bot does by itself. */
  public static final String BOT = "rollback-bot";
}
