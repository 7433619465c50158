package rollbackbot.sandbox.git;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** How a host may misbehave. */
public sealed interface GitFault {

  /** Answers with this status instead of doing anything. */
  record Status(int code, String body, Optional<Duration> retryAfter) implements GitFault {}

  /** Sends the client to the same path elsewhere. */
  record Redirect(URI to) implements GitFault {}

  /** Lets something happen and breaks the connection, without doing anything. */
  record LostRequest(Runnable event) implements GitFault {}

  /** Does what is asked, lets something happen, and breaks the connection instead of answering. */
  record LostAnswer(Runnable event) implements GitFault {

    /** Nothing but the loss happens. */
    public LostAnswer() {
      this(() -> {});
    }
  }

  /** Answers byte by byte, with a pause after each. */
  record Drip(Duration pause) implements GitFault {}
}
