/**
 * Git hosts that live in this JVM: real remotes over HTTP on this machine, with releases in them,
 * that can be told to refuse, to stall or to lose an answer.
 */
@NullMarked
package rollbackbot.sandbox.git;

import org.jspecify.annotations.NullMarked;
