package rollbackbot.rollback;

import java.util.Set;
import rollbackbot.incident.Input;
import rollbackbot.people.ActionIds;
import rollbackbot.people.CommandText;
import rollbackbot.people.FormIds;

/**
 * Tells acts that only ask, answer, look or plan from those that deploy, restore, change a variable
 * or turn auto-deploy on. Whatever isn't known to be talk counts as more.
 */
final class Talk {
  /** Actions after which nothing changes outside but what Slack shows. */
  private static final Set<String> ACTIONS =
      Set.of(
          "answer",
          ActionIds.PLAN_NOW,
          ActionIds.PLAN_ARCHIVE_ROAD,
          ActionIds.PLAN_CHOOSE_VERSION,
          ActionIds.FLAG_NONE,
          ActionIds.ROLLBACK_RETRY,
          ActionIds.ROLLBACK_CHOOSE_VERSION,
          ActionIds.ROLLBACK_UNDO,
          ActionIds.ROLLBACK_ANOTHER,
          ActionIds.INCIDENT_REOPEN,
          ActionIds.AUTODEPLOY_KEEP,
          ActionIds.VERSION_UNMARK,
          ActionIds.HOME_SHOW,
          ActionIds.ROLLBACK_START);

  private Talk() {}

  static boolean isAll(Input.Act act) {
    return switch (act) {
      case Input.Act.Typed(_, var text) -> !(CommandText.parse(text) instanceof CommandText.Resume);
      case Input.Act.Clicked(var action, _) -> ACTIONS.stream().anyMatch(it -> isOf(action, it));
      case Input.Act.Submitted(var callback, _, _) -> callback.equals(FormIds.ROLLBACK_START);
      case Input.Act.OpenedHome _ -> true;
    };
  }

  /** An action may have a suffix, where there are several of a kind. */
  private static boolean isOf(String action, String kind) {
    return action.equals(kind) || action.startsWith(kind + ".");
  }
}
