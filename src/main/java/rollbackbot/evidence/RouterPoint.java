package rollbackbot.evidence;

import java.time.Instant;

/**
 * What the router counted about a moment.
 *
 * @param perMinute requests a minute; whole counts and means both occur
 */
public record RouterPoint(Instant at, double perMinute) {}
