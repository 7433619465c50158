/**
 * A played Slack over HTTP: workspace, Web API, signed deliveries, {@code response_url}, limits and
 * faults. Strict where Slack is, so that what works here has a chance to work there.
 */
@NullMarked
package rollbackbot.sandbox.slack;

import org.jspecify.annotations.NullMarked;
