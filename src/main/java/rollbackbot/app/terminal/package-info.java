/** A rollback from a terminal of the bot's machine, for when Slack is away. */
@NullMarked
package rollbackbot.app.terminal;

import org.jspecify.annotations.NullMarked;
