package rollbackbot.sandbox.git;

/** A request as the host remembers it, without what it carried. */
public record ReceivedRequest(
    GitService service, String repository, SentCredentials authorization) {

  /** What the request said of who is asking. */
  public enum SentCredentials {
    ABSENT,
    RIGHT,
    WRONG
  }
}
