/** The composition root: configuration, wiring, HTTP, and the command line. */
@NullMarked
package rollbackbot.app;

import org.jspecify.annotations.NullMarked;
