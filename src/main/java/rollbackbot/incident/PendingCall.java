package rollbackbot.incident;

import java.time.Instant;

/**
 * The call after a rollback, tried without success so far.
 *
 * @param notBefore when it is tried again
 */
public record PendingCall(int tries, Instant notBefore) {}
