/** A real PostgreSQL for the tests, and the bot and its replicas on it. */
@NullMarked
package rollbackbot.postgres;

import org.jspecify.annotations.NullMarked;
