/** Who types and clicks, where, and the names of commands and buttons. */
@NullMarked
package rollbackbot.people;

import org.jspecify.annotations.NullMarked;
