/** A rollback under way and its proof in words, on the board and in the thread. */
@NullMarked
package rollbackbot.deploy.view;

import org.jspecify.annotations.NullMarked;
