/** Looks at each source of evidence: what it tells, from where and how old. */
@NullMarked
package rollbackbot.evidence.look;

import org.jspecify.annotations.NullMarked;
