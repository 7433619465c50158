/**
 * What is done once, though any answer may be lost: trouble with services outside, and an app's
 * health.
 */
@NullMarked
package rollbackbot.once;

import org.jspecify.annotations.NullMarked;
