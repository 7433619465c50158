package rollbackbot.incident;

import java.time.Instant;
import rollbackbot.release.AppName;
import rollbackbot.release.DeploymentId;
import rollbackbot.release.Mark;

/** What is remembered of an app beyond the incident. */
public sealed interface Memo {

  /** Auto-deploy was on before the first pause; ignored when that is remembered already. */
  record AutoDeployWasOn(AppName app, IncidentId pausedBy, Instant at) implements Memo {}

  /** A deployment was seen in production; every board that says otherwise is to look. */
  record ProductionSeen(AppName app, DeploymentId deployment, Instant at) implements Memo {}

  /** Auto-deploy is back as it was; every incident of the app that says otherwise is to look. */
  record AutoDeployPutBack(AppName app, Instant at) implements Memo {}

  /** A person took the mark off a release: it may be proposed again. */
  record Unmarked(AppName app, Mark mark, Instant at) implements Memo {}

  /** Somebody rolled away from this release: it is never proposed again. */
  record RolledAwayFrom(AppName app, Mark mark, IncidentId incident, Instant at) implements Memo {}
}
