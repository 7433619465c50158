package rollbackbot.feature;

import java.util.Optional;
import rollbackbot.outside.Variable;

/**
 * A variable that the team says may switch a feature.
 *
 * @param value empty where it isn't plainly a switch: it may be a secret then
 * @param off the value that switches it off; empty unless it is on
 * @param changedLately whether it was changed since the last good deployment
 */
public record Flag(
    String name, Optional<String> value, Optional<String> off, boolean changedLately) {

  /** Whether it can be offered. */
  public boolean isOn() {
    return off.isPresent();
  }

  static Flag of(Variable variable, boolean changedLately) {
    var value = variable.value().reveal();
    return new Flag(
        variable.name(),
        Optional.of(value).filter(SwitchWords::isSwitch),
        SwitchWords.offFor(value),
        changedLately);
  }
}
