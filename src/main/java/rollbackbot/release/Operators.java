package rollbackbot.release;

import java.util.List;
import rollbackbot.stored.Stored;

/** Who may act on an app. */
public sealed interface Operators {

  /** Every full member of this workspace. */
  @Stored("everyone")
  record Everyone() implements Operators {}

  /** These users ({@code U…}, {@code W…}) and the members of these user groups ({@code S…}). */
  @Stored("listed")
  record Listed(List<String> ids) implements Operators {}
}
