/** What Slack sends: checked, stored, acknowledged; by HTTP or by Socket Mode. */
@NullMarked
package rollbackbot.slack.incoming;

import org.jspecify.annotations.NullMarked;
