/** What people see in Slack: pure functions from the state of an incident to Block Kit. */
@NullMarked
package rollbackbot.slack.view;

import org.jspecify.annotations.NullMarked;
