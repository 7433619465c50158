/**
 * The played Web API: its methods by name, and what each call goes through: token, scope, limits,
 * faults.
 */
@NullMarked
package rollbackbot.sandbox.slack.api;

import org.jspecify.annotations.NullMarked;
