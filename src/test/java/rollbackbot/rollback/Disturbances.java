package rollbackbot.rollback;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import rollbackbot.once.OutsideTrouble;
import rollbackbot.once.Sending;

/**
 * Every call to the played world passes here, is written down, and can be made to fail before or
 * after it acts.
 */
final class Disturbances {
  private final HandClock clock;
  private final List<Call> calls = new ArrayList<>();
  private final Map<String, Deque<Disturbance>> next = new HashMap<>();
  private final Map<Integer, Disturbance> atNumber = new HashMap<>();
  private final List<Runnable> onTheirWay = new ArrayList<>();
  private int changing;
  private Optional<Outage> outage = Optional.empty();

  Disturbances(HandClock clock) {
    this.clock = clock;
  }

  /** A call that was made; whether it changes the world, and whether it did. */
  record Call(String name, boolean changes, AtomicBoolean hasActed) {
    boolean acted() {
      return hasActed.get();
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private record Outage(String prefix, Disturbance disturbance) {}

  /** What goes wrong with one call. */
  sealed interface Disturbance {
    /** It fails, and nothing has happened. */
    record Before(Supplier<Throwable> trouble) implements Disturbance {}

    /** It happens, but its answer is lost. */
    record After(Supplier<Throwable> trouble) implements Disturbance {}

    /** It is still on its way when its answer is given up. */
    record Later(Supplier<Throwable> trouble) implements Disturbance {}

    /** Something else happens in the world first. */
    record Meanwhile(Runnable happening) implements Disturbance {}

    /**
     * It happens so much later, and nobody hears of it.
     *
     * @param caller what becomes of the caller once it is on its way
     */
    record Delayed(Duration onItsWay, Supplier<Throwable> caller) implements Disturbance {}

    /**
     * All is ready, but it takes so long until it leaves: unless nobody waits as long for it.
     *
     * @param passes lets time pass for the caller
     */
    record Slowly(Duration leaving, Consumer<Duration> passes) implements Disturbance {}
  }

  /** The process is gone: nothing may catch this. */
  static final class ProcessDied extends Error {
    private static final long serialVersionUID = 1;
  }

  static Disturbance unavailable() {
    return new Disturbance.Before(() -> new OutsideTrouble.Unavailable("away", Optional.empty()));
  }

  static Disturbance refused(int status, String words) {
    return new Disturbance.Before(
        () -> new OutsideTrouble.Refused("asking: " + status + ", " + words, status, words));
  }

  /** It happened, and the answer never came. */
  static Disturbance answerLost() {
    return new Disturbance.After(() -> new OutsideTrouble.Unanswered("no answer"));
  }

  /** It didn't happen, and no answer came. */
  static Disturbance requestLost() {
    return new Disturbance.Before(() -> new OutsideTrouble.Unanswered("no answer"));
  }

  /** It happens when it {@link #arrive arrives}, long after its answer was given up. */
  static Disturbance onItsWay() {
    return new Disturbance.Later(() -> new OutsideTrouble.Unanswered("no answer"));
  }

  /** The process dies while it is on its way. */
  static Disturbance diesOnItsWay() {
    return new Disturbance.Later(ProcessDied::new);
  }

  /** What is on its way arrives now. */
  void arrive() {
    List.copyOf(onTheirWay).forEach(Runnable::run);
    onTheirWay.clear();
  }

  static Disturbance diesBefore() {
    return new Disturbance.Before(ProcessDied::new);
  }

  static Disturbance diesAfter() {
    return new Disturbance.After(ProcessDied::new);
  }

  /** The next call of this name meets this; several meet them in order. */
  void next(String call, Disturbance disturbance) {
    next.computeIfAbsent(call, _ -> new ArrayDeque<>()).add(disturbance);
  }

  /** The call of this number, from 1, meets this. */
  void atNumber(int number, Disturbance disturbance) {
    atNumber.put(number, disturbance);
  }

  /** From now on every call whose name begins so fails. */
  void goesAway(String prefix) {
    always(prefix, unavailable());
  }

  /** From now on every call whose name begins so meets this. */
  void always(String prefix, Disturbance disturbance) {
    outage = Optional.of(new Outage(prefix, disturbance));
  }

  void comesBack() {
    outage = Optional.empty();
  }

  List<Call> calls() {
    return List.copyOf(calls);
  }

  /** How often a call of this name acted. */
  long acted(String name) {
    return calls.stream().filter(call -> call.name().equals(name) && call.acted()).count();
  }

  /** How many calls have been tried that change the world. */
  int changing() {
    return changing;
  }

  /** What others have tried meanwhile isn't counted. */
  void restoreChanging(int before) {
    changing = before;
  }

  /** From now on calls are counted from 1 again. */
  void forgetCalls() {
    calls.clear();
  }

  <T> T read(String name, Supplier<T> act) {
    return call(name, false, act);
  }

  <T> T change(String name, Supplier<T> act) {
    return call(name, true, act);
  }

  private <T> T call(String name, boolean changes, Supplier<T> act) {
    var disturbance = disturbance(name);
    changing += changes ? 1 : 0;
    var call = new Call(name, changes, new AtomicBoolean());
    calls.add(call);
    if (disturbance.isEmpty()) {
      return act(call, act);
    }
    return switch (disturbance.get()) {
      case Disturbance.Before(var trouble) -> throw thrown(trouble.get(), changes);
      case Disturbance.After(var trouble) -> {
        act(call, act);
        throw thrown(trouble.get(), changes);
      }
      case Disturbance.Meanwhile(var happening) -> {
        happening.run();
        yield act(call, act);
      }
      case Disturbance.Later(var trouble) -> {
        beforeLeaving(changes);
        call.hasActed().set(true);
        onTheirWay.add(act::get);
        throw thrown(trouble.get(), changes);
      }
      case Disturbance.Delayed(var onItsWay, var caller) -> {
        beforeLeaving(changes);
        clock.in(onItsWay, () -> actUnheard(call, act));
        throw thrown(caller.get(), changes);
      }
      case Disturbance.Slowly(var leaving, var passes) -> {
        beforeLeaving(changes);
        var left = Sending.timeLeft().orElse(leaving);
        if (left.compareTo(leaving) < 0) {
          passes.accept(left);
          throw thrown(new OutsideTrouble.Unanswered("no answer"), changes);
        }
        passes.accept(leaving);
        call.hasActed().set(true);
        yield act.get();
      }
    };
  }

  private static <T> T act(Call call, Supplier<T> act) {
    beforeLeaving(call.changes());
    call.hasActed().set(true);
    return act.get();
  }

  /** As {@code http.CarefulClient} does it. */
  private static void beforeLeaving(boolean changes) {
    if (changes) {
      Sending.beforeLeaving();
    }
  }

  private static <T> void actUnheard(Call call, Supplier<T> act) {
    try {
      act.get();
      call.hasActed().set(true);
    } catch (OutsideTrouble.Refused e) {
      call.hasActed().set(false);
    }
  }

  private Optional<Disturbance> disturbance(String name) {
    var numbered = atNumber.get(calls.size() + 1);
    if (numbered != null) {
      return Optional.of(numbered);
    }
    return outage
        .filter(lasting -> name.startsWith(lasting.prefix()))
        .map(Outage::disturbance)
        .or(() -> Optional.ofNullable(next.get(name)).map(Deque::poll));
  }

  /** Reading calls throw Unavailable where writing calls throw Unanswered. */
  private static RuntimeException thrown(Throwable trouble, boolean changes) {
    return switch (trouble) {
      case OutsideTrouble.Unanswered lost when !changes ->
          new OutsideTrouble.Unavailable(lost.getMessage(), Optional.empty());
      case RuntimeException other -> other;
      case Error error -> throw error;
      case Throwable other -> throw new IllegalStateException(other);
    };
  }
}
