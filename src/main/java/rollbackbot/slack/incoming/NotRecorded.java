package rollbackbot.slack.incoming;

/** What a person did could not be stored, so that it isn't acknowledged either. */
final class NotRecorded extends RuntimeException {
  NotRecorded(RuntimeException cause) {
    super(cause);
  }
}
