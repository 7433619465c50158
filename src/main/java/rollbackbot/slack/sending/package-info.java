/** What Slack should show: compared with what it shows, and what lacks is sent, in lanes. */
@NullMarked
package rollbackbot.slack.sending;

import org.jspecify.annotations.NullMarked;
