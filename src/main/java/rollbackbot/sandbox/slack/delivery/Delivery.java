package rollbackbot.sandbox.slack.delivery;

import java.util.Optional;

/**
 * How the bot took a delivery.
 *
 * @param status 0 where no answer came in time
 * @param failure what the person sees, such as {@code operation_timeout}; empty if all went well
 */
public record Delivery(SignedRequest request, int status, String body, Optional<String> failure) {
  public boolean isAcknowledged() {
    return failure.isEmpty();
  }

  public Delivery failed(String reason) {
    return new Delivery(request, status, body, Optional.of(reason));
  }
}
