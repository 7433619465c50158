package rollbackbot.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import rollbackbot.incident.Traits.Stage;
import rollbackbot.tree.Outcome;

/** What automations of teams rely on: these names may get company, and never go. */
class PublicNamesTest {

  @Test
  void buttonsKeepTheirNames() {
    var names =
        Arrays.stream(ActionIds.class.getFields())
            .filter(field -> Modifier.isStatic(field.getModifiers()))
            .map(PublicNamesTest::value)
            .toList();

    assertThat(names)
        .contains(
            "answer.change",
            "plan.now",
            "plan.archive-road",
            "plan.confirm",
            "plan.choose-version",
            "plan.cancel",
            "plan.approve",
            "plan.bypass-approval",
            "database.restore",
            "database.restored",
            "database.restore-failed",
            "database.decline",
            "backup.again",
            "verification.again",
            "verification.accept",
            "flag.disable",
            "flag.none",
            "flag.put-back",
            "rollback.retry",
            "rollback.choose-version",
            "rollback.give-up",
            "rollback.undo",
            "incident.close",
            "incident.reopen",
            "autodeploy.resume",
            "autodeploy.keep",
            "branch.deploy",
            "version.unmark")
        .doesNotHaveDuplicates();
    assertThat(ActionIds.answer("can-wait", "no")).isEqualTo("answer.can-wait.no");
    assertThat(ActionIds.answerChange("can-wait")).isEqualTo("answer.change.can-wait");
  }

  private static String value(Field field) {
    try {
      return (String) field.get(null);
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void statesKeepTheirNames() {
    assertThat(Stream.of(Stage.values()).map(Stage::publicName).distinct())
        .containsExactlyInAnyOrder(
            "deciding",
            "planned",
            "awaiting_approval",
            "restoring_database",
            "rolling_back",
            "verifying",
            "failed",
            "succeeded",
            "cancelled",
            "closed");
  }

  @Test
  void outcomesKeepTheirNames() {
    assertThat(List.of(Outcome.values()))
        .extracting(Outcome::id)
        .contains("all-good", "disable-feature", "alert-owner", "redeploy", "restore-database");
  }
}
