/** Simulated databases with their backups and restores. */
@NullMarked
package rollbackbot.sandbox.scalingo.databases;

import org.jspecify.annotations.NullMarked;
