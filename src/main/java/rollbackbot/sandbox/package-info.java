/** The outside world, played on this machine, around the real bot; the {@code sandbox} command. */
@NullMarked
package rollbackbot.sandbox;

import org.jspecify.annotations.NullMarked;
