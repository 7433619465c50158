/** Whether an app could be rolled back right now, and what is missing for it. */
@NullMarked
package rollbackbot.check;

import org.jspecify.annotations.NullMarked;
