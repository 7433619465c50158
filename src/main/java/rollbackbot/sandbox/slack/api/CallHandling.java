package rollbackbot.sandbox.slack.api;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** Calls of methods from arrival to answer: recorded, admitted, counted, performed. */
public final class CallHandling {
  private final WebApi api;
  private final RateLimits limits;
  private final CallLog calls;
  private final InstantSource clock;

  public CallHandling(WebApi api, RateLimits limits, CallLog calls, InstantSource clock) {
    this.api = api;
    this.limits = limits;
    this.calls = calls;
    this.clock = clock;
  }

  /** A call that arrived, and its place in the record. */
  public final class Arrived {
    private final String method;
    private final Optional<String> token;
    private final Arguments arguments;
    private final int index;

    private Arrived(String method, Optional<String> token, Arguments arguments) {
      this.method = method;
      this.token = token;
      this.arguments = arguments;
      index =
          calls.arrived(
              new MethodCall(method, arguments.withoutToken(), clock.instant(), Optional.empty()));
    }

    public HttpReply perform() {
      try {
        api.admit(method, token);
        var wait = limits.take(method, arguments.text("channel").orElse(""));
        if (wait.isPresent()) {
          return tooMany(wait.get());
        }
        var answer = api.call(method, arguments);
        return noted(
            answer.path("error").asString("ok"), HttpReply.json(200, answer).with(api.scopes()));
      } catch (MethodRefused refusal) {
        return noted(refusal.error(), HttpReply.json(200, refusal.answer()));
      }
    }

    /** Retry-After counts whole seconds, and never says zero. */
    public HttpReply tooMany(Duration wait) {
      long seconds = Math.max(1, wait.plusNanos(999_999_999).toSeconds());
      return noted(
          "429",
          HttpReply.json(429, MethodRefused.because("ratelimited").answer())
              .with(Map.of("Retry-After", Long.toString(seconds))));
    }

    public HttpReply refuse(String error) {
      return noted(error, HttpReply.json(200, MethodRefused.because(error).answer()));
    }

    public HttpReply outOfOrder(int status) {
      return noted(
          Integer.toString(status), HttpReply.text(status, "the played Slack is out of order"));
    }

    public void dropped() {
      calls.answered(index, "dropped");
    }

    private HttpReply noted(String outcome, HttpReply answer) {
      calls.answered(index, outcome);
      return answer;
    }
  }

  public Arrived arrived(String method, Optional<String> token, Arguments arguments) {
    return new Arrived(method, token, arguments);
  }
}
