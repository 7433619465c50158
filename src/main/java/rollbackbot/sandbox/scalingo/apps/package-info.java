/** The apps of the simulated platform, what belongs to each, and the rules that they follow. */
@NullMarked
package rollbackbot.sandbox.scalingo.apps;

import org.jspecify.annotations.NullMarked;
