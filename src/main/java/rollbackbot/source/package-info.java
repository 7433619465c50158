/**
 * What a Git host holds: repositories, branches, tags, commits, and what differs between two of
 * them. Names the interfaces that adapters implement.
 */
@NullMarked
package rollbackbot.source;

import org.jspecify.annotations.NullMarked;
