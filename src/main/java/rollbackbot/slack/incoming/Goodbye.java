package rollbackbot.slack.incoming;

/**
 * Why a connection is to be replaced.
 *
 * @param reason Slack's word, or what happened to the connection
 * @param usual whether Slack renews connections in this way every few hours; anything else speaks
 *     against asking for the next one at once
 */
record Goodbye(String reason, boolean usual) {

  /** Slack announces the end (Slack docs, "Using Socket Mode": disconnect). */
  static Goodbye announced(String reason) {
    return switch (reason) {
      case "warning", "refresh_requested" -> new Goodbye(reason, true);
      // link_disabled: Socket Mode was switched off; too_many_websockets: more than ten.
      default -> new Goodbye(reason, false);
    };
  }

  /** The connection has ended unannounced: the network's doing, or Slack's. */
  static Goodbye broken(String what) {
    return new Goodbye(what, true);
  }
}
