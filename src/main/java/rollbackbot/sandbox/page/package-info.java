/** The sandbox's page: a small Slack in the browser, and the played world beside it. */
@NullMarked
package rollbackbot.sandbox.page;

import org.jspecify.annotations.NullMarked;
