package rollbackbot.room;

import java.util.Map;
import java.util.function.Function;

/** The buttons of a room, and what a click on each of them changes. */
public interface Buttons {

  /** By {@code action_id}, without the suffix that tells several of a kind apart. */
  Map<String, Function<Click, Response>> answers();
}
