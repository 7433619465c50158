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

  /** Does what is asked, then breaks the connection instead of answering. */
  record LostAnswer() implements Fault {}

  /** Answers byte by byte, with a pause after each. */
  record Drip(Duration pause) implements Fault {}
}
