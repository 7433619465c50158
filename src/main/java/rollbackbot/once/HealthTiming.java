package rollbackbot.once;

import java.time.Duration;

/**
 * The health check after a deployment or a restart.
 *
 * @param goodFor how long it must answer well, without a break
 * @param interval between two checks
 * @param answer how long one check may take
 * @param limit after which a release that isn't healthy counts as failed
 */
public record HealthTiming(Duration goodFor, Duration interval, Duration answer, Duration limit) {}
