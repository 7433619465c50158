/** What the simulated platform does in the background: restarts, backups and restores. */
@NullMarked
package rollbackbot.sandbox.scalingo.operations;

import org.jspecify.annotations.NullMarked;
