/** What people do, brought to the bot as Slack brings it: signed, with a time limit. */
@NullMarked
package rollbackbot.sandbox.slack.delivery;

import org.jspecify.annotations.NullMarked;
