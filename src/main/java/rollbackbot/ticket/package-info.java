/** The product owner is told, by a ticket. */
@NullMarked
package rollbackbot.ticket;

import org.jspecify.annotations.NullMarked;
