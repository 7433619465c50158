/** The simulated platform over HTTP: routes, tokens, the recorded JSON, and faults on the way. */
@NullMarked
package rollbackbot.sandbox.scalingo.api;

import org.jspecify.annotations.NullMarked;
