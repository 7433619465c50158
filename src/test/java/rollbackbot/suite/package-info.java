/** What the suite itself is held to: what it takes, and what may run at which level. */
@NullMarked
package rollbackbot.suite;

import org.jspecify.annotations.NullMarked;
