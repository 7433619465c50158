package rollbackbot.sandbox.git;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** How a host may misbehave. */
public sealed interface Fault {

  /** Answers with this status instead of doing anything. */
  record Status(int code, String body, Optional<Duration> retryAfter) implements Fault {}

  /** Sends the client to the same path elsewhere. */
  record Redirect(URI to) implements Fault {}

  /** Lets something happen and breaks the connection, without doing anything. */
  record LostRequest(Runnable event) implements Fault {}

  /** Does what is asked, lets something happen, and breaks the connection instead of answering. */
  record LostAnswer(Runnable event) implements Fault {

    /** Nothing but the loss happens. */
    public LostAnswer() {
      this(() -> {});
    }
  }

  /** Answers byte by byte, with a pause after each. */
  record Drip(Duration pause) implements Fault {}
}
