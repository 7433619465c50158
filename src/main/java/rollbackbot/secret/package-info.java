/** What a secret looks like, and texts without any. */
@NullMarked
package rollbackbot.secret;

import org.jspecify.annotations.NullMarked;
