package rollbackbot.slack;

import java.util.List;
import java.util.Optional;
import rollbackbot.incident.Input;
import rollbackbot.incident.Reply;
import rollbackbot.release.AppName;
import rollbackbot.release.Target;
import rollbackbot.rollback.Choices;

/** Nothing is offered in any form. */
public final class NoChoices implements Choices {
  @Override
  public List<AppName> apps() {
    return List.of();
  }

  @Override
  public Optional<Reply.UnknownVersion> unknown(Input asking, String app, String version) {
    return Optional.empty();
  }

  @Override
  public List<Target> versions(Input asking, String app) {
    return List.of();
  }
}
