package rollbackbot.rollback;

/** What may become of a call to the outside world. */
enum Mishap {
  SERVICE_IS_AWAY,
  REQUEST_IS_LOST,
  ANSWER_IS_LOST,
  PROCESS_DIES_BEFORE,
  PROCESS_DIES_AFTER;

  Disturbances.Disturbance disturbance() {
    return switch (this) {
      case SERVICE_IS_AWAY -> Disturbances.unavailable();
      case REQUEST_IS_LOST -> Disturbances.requestLost();
      case ANSWER_IS_LOST -> Disturbances.answerLost();
      case PROCESS_DIES_BEFORE -> Disturbances.diesBefore();
      case PROCESS_DIES_AFTER -> Disturbances.diesAfter();
    };
  }
}
