/** A real PostgreSQL for the tests, and the bot on it. */
@NullMarked
package rollbackbot.postgres;

import org.jspecify.annotations.NullMarked;
