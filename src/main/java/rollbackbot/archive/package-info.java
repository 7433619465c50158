/**
 * The code of a commit as an archive: where the platform can get it, what an archive must look
 * like, and why there may be none. Names the interface that the Git host's adapter implements.
 */
@NullMarked
package rollbackbot.archive;

import org.jspecify.annotations.NullMarked;
