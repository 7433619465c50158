/** What people call a release: versions, how tags and outputs tell them, and which was meant. */
@NullMarked
package rollbackbot.version;

import org.jspecify.annotations.NullMarked;
