package rollbackbot.outside;

import java.util.Optional;
import rollbackbot.once.OutsideTrouble;
import rollbackbot.release.App;
import rollbackbot.release.Word;

/** Whether people on whose word something is done may still act, once it is about to be done. */
public interface Rights {

  /**
   * The first of those on whose word it is done who may not act at this moment; empty where all
   * may. Where that can't be told now, what was told at the click serves: that holds up no
   * rollback.
   *
   * @throws OutsideTrouble where that can't be told of what was approved: nothing is done meanwhile
   */
  Optional<String> lostBy(Word word, App app);
}
