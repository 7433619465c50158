/**
 * The played Slack and the played Scalingo, as the official JavaScript packages see them: run by
 * the Maven profile {@code javascript-clients}, which needs npm and its registry.
 */
@NullMarked
package rollbackbot.sandbox.javascript;

import org.jspecify.annotations.NullMarked;
