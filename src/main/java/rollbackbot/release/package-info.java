/**
 * Apps and what they run: deployments, releases, histories, marks. Names the interface of the
 * platform.
 */
@NullMarked
package rollbackbot.release;

import org.jspecify.annotations.NullMarked;
