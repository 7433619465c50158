package rollbackbot.sandbox.scalingo.apps;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import rollbackbot.release.AppStatus;

/** The containers that an app is to have, and what the platform says of it because of them. */
public final class SimulatedFormation {
  private final Map<String, Integer> amounts = new LinkedHashMap<>(Map.of("web", 1));
  private boolean scaling;
  private boolean crashed;
  private Optional<Instant> startedAnew = Optional.empty();

  /** By kind of process, as recorded: a kind may have none. */
  public Map<String, Integer> amounts() {
    return Map.copyOf(amounts);
  }

  /** So many containers of this kind from now on. */
  public void scale(String kind, int amount) {
    amounts.put(kind, amount);
  }

  /** Whether the platform is at it right now, and accepts nothing else. */
  public void scaling(boolean underWay) {
    scaling = underWay;
  }

  /** Whether it has crashed so often that the platform starts it only with another deployment. */
  public void crashed(boolean wanted) {
    crashed = wanted;
    startedAnew = Optional.empty();
  }

  /** From then on there are new containers. */
  void startsAnew(Instant at) {
    startedAnew = startedAnew.filter(at::isAfter).or(() -> Optional.of(at));
  }

  /** In the platform's word. That an app without containers is called stopped is a guess. */
  String status(Instant now) {
    if (scaling) {
      return AppStatus.SCALING;
    } else if (amounts.values().stream().allMatch(amount -> amount == 0)) {
      return AppStatus.STOPPED;
    }
    boolean down = crashed && startedAnew.filter(at -> !at.isAfter(now)).isEmpty();
    return down ? AppStatus.CRASHED : "running";
  }
}
