package rollbackbot.evidence;

import java.time.Instant;

/**
 * What the router counted in a stretch of time.
 *
 * @param from the first moment that counts
 * @param to the last one
 * @param perMinute requests a minute, on average
 * @param share of them that were answered with 5xx, from 0 to 1
 */
public record TrafficWindow(Instant from, Instant to, double perMinute, double share) {}
