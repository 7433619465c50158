/** Calls of Scalingo's API: tokens, the budget, answers and what they mean. */
@NullMarked
package rollbackbot.scalingo.http;

import org.jspecify.annotations.NullMarked;
