/** What is left for those who come later: the timeline, the post-mortem, the time to recovery. */
@NullMarked
package rollbackbot.record;

import org.jspecify.annotations.NullMarked;
