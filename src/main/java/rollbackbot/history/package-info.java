/** What runs and what ran, read from the platform and the repository, for an incident. */
@NullMarked
package rollbackbot.history;

import org.jspecify.annotations.NullMarked;
