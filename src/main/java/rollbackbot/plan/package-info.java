/**
 * Where to go back to and how: a plan is made from what was read, and nothing is asked for here.
 */
@NullMarked
package rollbackbot.plan;

import org.jspecify.annotations.NullMarked;
