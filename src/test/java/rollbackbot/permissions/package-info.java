/** What the bot may send, held against what it sends. */
@NullMarked
package rollbackbot.permissions;

import org.jspecify.annotations.NullMarked;
