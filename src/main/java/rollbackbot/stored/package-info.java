/** The name under which a record is stored. */
@NullMarked
package rollbackbot.stored;

import org.jspecify.annotations.NullMarked;
