package rollbackbot.outside;

import java.time.Instant;
import java.util.List;
import rollbackbot.database.OperationId;
import rollbackbot.database.OperationStatus;
import rollbackbot.release.AppEvents;
import rollbackbot.release.AppStatus;
import rollbackbot.release.Platform;
import rollbackbot.release.PlatformApp;

/**
 * The variables and containers of apps, on the hosting platform. Trouble on the way is an {@link
 * OutsideTrouble}, as with {@link Platform}.
 */
public interface Environment {

  List<Variable> variables(PlatformApp app);

  /** Creates or changes one variable, and nothing else. Safe to run twice; restarts nothing. */
  void setVariable(PlatformApp app, String name, String value);

  /** Asks for a restart of all the app's containers. Not to be run twice for one confirmation. */
  OperationId restart(PlatformApp app);

  OperationStatus operation(PlatformApp app, OperationId operation);

  /** How the app is right now. */
  AppStatus status(PlatformApp app);

  /** How many containers the app is to have, of all kinds together; none: nothing of it runs. */
  int containers(PlatformApp app);

  /**
   * What happened to the app since a moment. Looks at some hundred events at the most, of all
   * kinds.
   */
  AppEvents events(PlatformApp app, Instant since);
}
