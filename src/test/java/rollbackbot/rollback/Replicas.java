package rollbackbot.rollback;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import rollbackbot.once.LivedTime;

/**
 * The processes of a bot, one or two, of which one is at work at a time; the other one goes on
 * where the first stands still in the midst of a step.
 */
final class Replicas {
  private final HandClock clock;
  private final Function<LivedTime, Machine> machines;
  private final List<Replica> replicas = new ArrayList<>();
  private final List<Replica> atWork = new ArrayList<>();
  private int turns;
  private boolean isReplaced;

  Replicas(HandClock clock, Function<LivedTime, Machine> machines) {
    this.clock = clock;
    this.machines = machines;
  }

  /** One process, from its start to its death. */
  final class Replica {
    private final Instant born = clock.instant();
    private final Machine machine = machines.apply(this::lived);
    private Duration asleep = Duration.ZERO;

    Machine machine() {
      return machine;
    }

    Duration lived() {
      return Duration.between(born, clock.instant()).minus(asleep);
    }

    /** Its own time stood still meanwhile. */
    void slept(Duration time) {
      asleep = asleep.plus(time);
    }
  }

  void start() {
    replicas.add(new Replica());
  }

  /** A second one, unless there is one. */
  void startAnother() {
    if (replicas.size() < 2) {
      start();
    }
  }

  Replica first() {
    return replicas.getFirst();
  }

  /** Whose turn it is, among those that aren't in the midst of a step. */
  Optional<Replica> next() {
    var idle = replicas.stream().filter(replica -> !atWork.contains(replica)).toList();
    return idle.isEmpty() ? Optional.empty() : Optional.of(idle.get(turns++ % idle.size()));
  }

  /** The one whose step is under way. */
  Optional<Replica> atWork() {
    return atWork.isEmpty() ? Optional.empty() : Optional.of(atWork.getLast());
  }

  /** A process that dies at work is followed by a new one. */
  void working(Replica replica, Runnable work) {
    atWork.add(replica);
    try {
      work.run();
    } catch (Disturbances.ProcessDied e) {
      replace(replica);
      isReplaced = true;
      throw e;
    } finally {
      atWork.remove(replica);
    }
  }

  private void replace(Replica dead) {
    replicas.replaceAll(replica -> replica == dead ? new Replica() : replica);
  }

  /** The one that has died, at work or while it handled what people did, is followed by another. */
  void restart() {
    if (!isReplaced) {
      replace(first());
    }
    isReplaced = false;
  }
}
