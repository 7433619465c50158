package rollbackbot.sandbox;

import java.util.Arrays;
import java.util.Optional;

/** The stories that can be set up by one click, or played in the terminal. */
public enum Scenario {
  BROKEN_CHECKOUT("broken-checkout"),
  FAILING_BUILD("failing-build"),
  DYING_BOT("dying-bot"),
  FEATURE_OFF("feature-off"),
  RESTORE_DATABASE("restore-database"),
  SECOND_PERSON("second-person"),
  ANSWERED_QUESTIONS("answered-questions");

  private final String id;

  Scenario(String id) {
    this.id = id;
  }

  /** The name on the command line and on the page. */
  public String id() {
    return id;
  }

  public static Optional<Scenario> of(String id) {
    return Arrays.stream(values()).filter(scenario -> scenario.id.equals(id)).findFirst();
  }

  /** All names, for messages. */
  public static String names() {
    return String.join(", ", Arrays.stream(values()).map(Scenario::id).toList());
  }
}
