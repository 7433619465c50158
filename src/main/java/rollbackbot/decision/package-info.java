/** The decision tree: questions, answers, and the outcome that they lead to. */
@NullMarked
package rollbackbot.decision;

import org.jspecify.annotations.NullMarked;
