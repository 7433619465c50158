/** The bot's own state: SQL, migrations, and the audit trail. */
@NullMarked
package rollbackbot.store;

import org.jspecify.annotations.NullMarked;
