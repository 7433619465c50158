package rollbackbot.room;

import java.time.Instant;
import rollbackbot.incident.Change;
import rollbackbot.incident.Incident;
import rollbackbot.incident.State;
import rollbackbot.once.Move;
import rollbackbot.once.Trouble;

/** How an incident goes on with a request that mustn't be doubled. */
public final class Requests {
  private Requests() {}

  /** Nobody knows what came of it, and it is looked for; the board says why. */
  public static Change looking(Incident incident, State looking, Move.Look<?> look, Instant now) {
    var next =
        look.lost()
            .map(why -> incident.withState(looking).withTrouble(new Trouble(now, 1, why)))
            .orElse(incident);
    return Change.to(next).wakingAt(look.at());
  }

  /** About to send it again; as long as the service declines, the trouble with it lasts. */
  public static Incident asking(Incident incident, State asking, Move.Because because) {
    return switch (because) {
      case MISSING, OTHERS_CAME -> incident.withState(asking);
      case WAS_DECLINED -> inTrouble(incident, asking);
    };
  }

  /** Moves on, although the trouble with the step before lasts. */
  public static Incident inTrouble(Incident incident, State next) {
    var moved = incident.withState(next);
    return incident.trouble().map(moved::withTrouble).orElse(moved);
  }
}
