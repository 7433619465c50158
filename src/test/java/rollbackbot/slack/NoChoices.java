package rollbackbot.slack;

import java.util.List;
import java.util.Map;
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
  public Map<String, Reply.Mistake> refused(Input filledIn) {
    return Map.of();
  }

  @Override
  public List<Target> versions(Input asking, String app) {
    return List.of();
  }
}
