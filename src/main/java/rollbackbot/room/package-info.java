/** What every room is made of: steps, clicks, and how an incident ends. Knows no room. */
@NullMarked
package rollbackbot.room;

import org.jspecify.annotations.NullMarked;
