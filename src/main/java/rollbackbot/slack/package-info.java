/** Slack: what people type and click comes in, what they are shown goes out. */
@NullMarked
package rollbackbot.slack;

import org.jspecify.annotations.NullMarked;
