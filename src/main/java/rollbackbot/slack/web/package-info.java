/** Slack's Web API: who we are there, how it is called, what it refuses with. */
@NullMarked
package rollbackbot.slack.web;

import org.jspecify.annotations.NullMarked;
