/** What was confirmed goes into production and is proven there, step by step. */
@NullMarked
package rollbackbot.deploy;

import org.jspecify.annotations.NullMarked;
