/**
 * What a rollback is: its plan, its states, its steps, and the interfaces it needs from outside.
 * Knows nothing of Slack, HTTP, SQL or Git.
 */
@NullMarked
package rollbackbot.rollback;

import org.jspecify.annotations.NullMarked;
