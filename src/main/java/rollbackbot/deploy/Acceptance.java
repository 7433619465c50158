package rollbackbot.deploy;

import java.time.Instant;

/**
 * Somebody says that a version is fine as it is, although its health check doesn't.
 *
 * @param lastAnswer what the health check had said last
 */
public record Acceptance(String by, Instant at, String lastAnswer) {}
