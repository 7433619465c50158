/** The decision tree: questions, answers, and the outcome that they lead to. */
@NullMarked
package rollbackbot.tree;

import org.jspecify.annotations.NullMarked;
