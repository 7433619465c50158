/** Plans, stops and approvals in words, on the board and in the thread. */
@NullMarked
package rollbackbot.offer.view;

import org.jspecify.annotations.NullMarked;
