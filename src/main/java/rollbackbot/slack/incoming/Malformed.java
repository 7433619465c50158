package rollbackbot.slack.incoming;

/** A request that is signed as Slack signs, but isn't shaped as Slack documents it. */
final class Malformed extends RuntimeException {

  /**
   * @param what is wrong with it, without anything that it says
   */
  Malformed(String what) {
    super(what);
  }
}
