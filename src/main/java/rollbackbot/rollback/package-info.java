/**
 * The rooms put together: the loop that leads an incident from step to step, and what people's
 * words and clicks mean. Knows nothing of Slack, HTTP, SQL or Git.
 */
@NullMarked
package rollbackbot.rollback;

import org.jspecify.annotations.NullMarked;
