package rollbackbot.rollback;

import java.time.Duration;
import java.util.stream.Stream;
import rollbackbot.once.OutsideTrouble.Unanswered;
import rollbackbot.rollback.Disturbances.Disturbance;

/** What may become of a call to the outside world, or happen during it. */
enum Mishap {
  SERVICE_IS_AWAY,
  REQUEST_IS_LOST,
  ANSWER_IS_LOST,
  PROCESS_DIES_BEFORE,
  PROCESS_DIES_AFTER,
  /** The caller gives it up before it arrives. */
  REQUEST_IS_LATE,
  /** The process dies while the request is on its way. */
  PROCESS_DIES_MEANWHILE,
  /** The connection stands, and the request doesn't leave. */
  REQUEST_LEAVES_SLOWLY,
  /** While a deployment is asked for, the history lacks for a moment the one before. */
  HISTORY_LAGS,
  /** For a while the history doesn't tell what is deployed. */
  REFS_ARE_TOLD_LATE,
  CLOCK_JUMPS_AHEAD,
  CLOCK_JUMPS_BACK,
  /** A second process goes on meanwhile, and stays. */
  WORKER_IS_FROZEN,
  /** As before, and the time that the process lives stands still as well. */
  MACHINE_SLEEPS,
  /** A second process takes up what the first one is doing. */
  IS_TAKEN_UP_TWICE,
  /** The button that was clicked last is clicked once more. */
  SECOND_CLICK,
  /** For a while the database can't be written. */
  STORE_IS_READ_ONLY;

  /** As long as a caller waits. */
  private static final Duration GIVEN_UP = Duration.ofSeconds(30);

  /** Longer than that; as late as a request may be. */
  private static final Duration LATE = Duration.ofSeconds(55);

  private static final Duration MOMENT = Duration.ofSeconds(20);
  private static final Duration LONG = Duration.ofMinutes(2);
  private static final Duration VERY_LONG = Duration.ofMinutes(5);

  /** Those that may befall this call, without those that come to the same as another there. */
  static Stream<Mishap> befalling(Disturbances.Call call) {
    return Stream.of(values()).filter(mishap -> mishap.concerns(call));
  }

  boolean concerns(Disturbances.Call call) {
    return call.changes() || concernsReading();
  }

  /** Where nothing is changed, it is the same whether a request or its answer didn't arrive. */
  private boolean concernsReading() {
    return switch (this) {
      case SERVICE_IS_AWAY, ANSWER_IS_LOST, PROCESS_DIES_BEFORE, PROCESS_DIES_MEANWHILE -> false;
      case REQUEST_IS_LOST,
          PROCESS_DIES_AFTER,
          REQUEST_IS_LATE,
          REQUEST_LEAVES_SLOWLY,
          HISTORY_LAGS,
          REFS_ARE_TOLD_LATE,
          CLOCK_JUMPS_AHEAD,
          CLOCK_JUMPS_BACK,
          WORKER_IS_FROZEN,
          MACHINE_SLEEPS,
          IS_TAKEN_UP_TWICE,
          SECOND_CLICK,
          STORE_IS_READ_ONLY ->
          true;
    };
  }

  /** Lets the call of this number, from 1, meet it. */
  void strike(Play play, int call) {
    play.disturbances.atNumber(call, disturbance(play));
  }

  private Disturbance disturbance(Play play) {
    return switch (this) {
      case SERVICE_IS_AWAY -> Disturbances.unavailable();
      case REQUEST_IS_LOST -> Disturbances.requestLost();
      case ANSWER_IS_LOST -> Disturbances.answerLost();
      case PROCESS_DIES_BEFORE -> Disturbances.diesBefore();
      case PROCESS_DIES_AFTER -> Disturbances.diesAfter();
      case REQUEST_IS_LATE ->
          new Disturbance.Delayed(
              LATE,
              () -> {
                play.standsStill(GIVEN_UP);
                return new Unanswered("no answer");
              });
      case PROCESS_DIES_MEANWHILE -> new Disturbance.Delayed(LATE, Disturbances.ProcessDied::new);
      case REQUEST_LEAVES_SLOWLY -> new Disturbance.Slowly(VERY_LONG, play::isFrozen);
      case HISTORY_LAGS -> new Disturbance.Meanwhile(() -> play.historyLags(MOMENT));
      case REFS_ARE_TOLD_LATE ->
          new Disturbance.Meanwhile(() -> play.platform.tellsNoRefs(GIVEN_UP));
      case CLOCK_JUMPS_AHEAD -> new Disturbance.Meanwhile(() -> play.clockJumps(LONG));
      case CLOCK_JUMPS_BACK -> new Disturbance.Meanwhile(() -> play.clockJumps(LONG.negated()));
      case WORKER_IS_FROZEN -> new Disturbance.Meanwhile(() -> play.isFrozen(LONG));
      case MACHINE_SLEEPS -> new Disturbance.Meanwhile(() -> play.sleeps(LONG));
      case IS_TAKEN_UP_TWICE -> new Disturbance.Meanwhile(play::isTakenUpByAnother);
      case SECOND_CLICK -> new Disturbance.Meanwhile(play::clicksOnceMore);
      case STORE_IS_READ_ONLY -> new Disturbance.Meanwhile(() -> play.storeIsReadOnly(GIVEN_UP));
    };
  }
}
