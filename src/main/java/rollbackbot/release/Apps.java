package rollbackbot.release;

import java.util.List;
import java.util.Optional;

/** The apps that can be named in Slack. */
public interface Apps {

  /** The app of this name; empty when there is none that people may name. */
  Optional<App> find(AppName name);

  /** The names that people may type, for a suggestion when none fits. */
  List<AppName> names();
}
