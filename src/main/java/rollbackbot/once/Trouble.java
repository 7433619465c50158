package rollbackbot.once;

import java.time.Instant;

/** A step that could not be done so far. */
public record Trouble(Instant since, int attempts, String message) {}
