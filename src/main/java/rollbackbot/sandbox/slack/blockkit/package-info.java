/** What Slack accepts as the blocks of a message, and how it says no. */
@NullMarked
package rollbackbot.sandbox.slack.blockkit;

import org.jspecify.annotations.NullMarked;
