/** Databases are backed up and taken back before a deployment. */
@NullMarked
package rollbackbot.restore;

import org.jspecify.annotations.NullMarked;
