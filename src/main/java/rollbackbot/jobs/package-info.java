/** When to advance which incident: durable jobs, retries, recovery after a crash. */
@NullMarked
package rollbackbot.jobs;

import org.jspecify.annotations.NullMarked;
