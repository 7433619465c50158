package rollbackbot.feature;

import java.time.Instant;

/**
 * A change of a variable that a person confirmed.
 *
 * @param from plainly a switch's word, as is {@code to}: never a secret
 */
public record FlagChange(String name, String from, String to, String by, Instant at) {

  /** Puts it back. */
  FlagChange reversed(String person, Instant now) {
    return new FlagChange(name, to, from, person, now);
  }

  /** Whether this one put the other back. */
  public boolean undoes(FlagChange other) {
    return name.equals(other.name) && from.equals(other.to) && to.equals(other.from);
  }
}
