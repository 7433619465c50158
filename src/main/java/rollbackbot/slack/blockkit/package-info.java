/** Messages and forms as Slack's Block Kit: escaped, and within Slack's limits, here alone. */
@NullMarked
package rollbackbot.slack.blockkit;

import org.jspecify.annotations.NullMarked;
