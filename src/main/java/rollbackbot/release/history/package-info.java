/** What ran, each with its version: identified by tags, outputs and commits. */
@NullMarked
package rollbackbot.release.history;

import org.jspecify.annotations.NullMarked;
