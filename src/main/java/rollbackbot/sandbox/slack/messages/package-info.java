/** What was said in the played workspace, and the ways in which the bot says it. */
@NullMarked
package rollbackbot.sandbox.slack.messages;

import org.jspecify.annotations.NullMarked;
