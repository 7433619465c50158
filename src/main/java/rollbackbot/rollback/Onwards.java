package rollbackbot.rollback;

import java.util.Optional;
import rollbackbot.deploy.DeployState;
import rollbackbot.incident.Incident;
import rollbackbot.source.CommitId;
import rollbackbot.version.Version;

/** Where a rollback that is over may be followed by another one. */
final class Onwards {
  private Onwards() {}

  /** The version that it went back to; empty where it did not. */
  static String rolledBackTo(Incident incident) {
    return incident.state() instanceof DeployState.Succeeded(var confirmed, _, _, _, _)
        ? confirmed.plan().to().label()
        : "";
  }

  /** What was left: its commit, where that is known. */
  static Optional<String> toUndo(Incident incident) {
    if (!(incident.state() instanceof DeployState.Succeeded(var confirmed, _, _, _, _))) {
      return Optional.empty();
    }
    var left = confirmed.plan().from();
    return left.identity().map(CommitId::value).or(() -> left.version().map(Version::text));
  }

  /** What the bot would choose, now that what was gone back to didn't help either. */
  static Optional<String> furtherBack(Incident incident) {
    return incident.state() instanceof DeployState.Succeeded
        ? Optional.of("previous")
        : Optional.empty();
  }
}
