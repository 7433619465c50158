/** It is over without a rollback. */
@NullMarked
package rollbackbot.end;

import org.jspecify.annotations.NullMarked;
