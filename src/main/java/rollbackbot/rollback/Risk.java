package rollbackbot.rollback;

import java.time.Duration;
import java.util.List;

/** What may make a rollback go wrong, with its evidence. */
public sealed interface Risk {

  /** Somebody's deployment isn't final yet. */
  record RunningDeployment() implements Risk {}

  /** Variables were changed since the target was deployed: its code may not know them. */
  record VariablesChanged(List<String> names) implements Risk {}

  /** Files that the team calls risky differ between the two releases. */
  record RiskyFiles(List<String> paths) implements Risk {}

  /** The target's own code runs after its deployment. */
  record PostdeployHook() implements Risk {}

  /** A rebuild of code that old may differ from the image of that time. */
  record OldTarget(Duration age) implements Risk {}

  /** The platform builds on another system than it did for the target. */
  record StackChanged(String then, String now) implements Risk {}

  /** Something of this couldn't be told. */
  record CouldNotTell(Question what, String why) implements Risk {}

  /** What can be asked about a rollback. */
  enum Question {
    VARIABLES,
    FILES,
    POSTDEPLOY,
    STACK
  }
}
