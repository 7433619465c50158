/** The bot's own HTTP server, its metrics, and its calls of a team's own systems. */
@NullMarked
package rollbackbot.app.http;

import org.jspecify.annotations.NullMarked;
