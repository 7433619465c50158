/** The questions of the tree: asked, answered, skipped, taken back. */
@NullMarked
package rollbackbot.question;

import org.jspecify.annotations.NullMarked;
