/** Socket Mode: the played Slack's side of the connections that the bot opens. */
@NullMarked
package rollbackbot.sandbox.slack.sockets;

import org.jspecify.annotations.NullMarked;
