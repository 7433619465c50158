/** People, channels and user groups of the played workspace, and the methods that tell of them. */
@NullMarked
package rollbackbot.sandbox.slack.workspace;

import org.jspecify.annotations.NullMarked;
