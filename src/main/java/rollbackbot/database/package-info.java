/** Databases, their backups, and how far their restore has come. */
@NullMarked
package rollbackbot.database;

import org.jspecify.annotations.NullMarked;
