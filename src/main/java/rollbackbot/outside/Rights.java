package rollbackbot.outside;

import java.util.List;
import java.util.Optional;
import rollbackbot.once.OutsideTrouble;
import rollbackbot.release.App;

/** Whether people on whose word something is done may still act, once it is about to be done. */
public interface Rights {

  /**
   * The first of these who may not act at this moment; empty where all may.
   *
   * @throws OutsideTrouble where that can't be told: nothing is done meanwhile
   */
  Optional<String> lostBy(List<String> people, App app);
}
