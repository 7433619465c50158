/** The whole bot in a played world: conversations, attacks, faults outside, kills. */
@NullMarked
package rollbackbot.whole;

import org.jspecify.annotations.NullMarked;
