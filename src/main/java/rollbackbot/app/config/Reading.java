package rollbackbot.app.config;

import java.util.List;

/** How reading something that an operator wrote can end. */
public sealed interface Reading<T> {

  /** It is right. */
  record Read<T>(T value) implements Reading<T> {}

  /** All that is wrong with it, at least one mistake. */
  record Mistakes<T>(List<Mistake> mistakes) implements Reading<T> {}
}
