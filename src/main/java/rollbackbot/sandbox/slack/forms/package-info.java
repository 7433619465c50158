/** Forms and Homes, as people have them before them, and the methods that show them. */
@NullMarked
package rollbackbot.sandbox.slack.forms;

import org.jspecify.annotations.NullMarked;
