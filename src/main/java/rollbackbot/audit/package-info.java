/** The audit trail as a chain: each row carries the hash of the one before, and gaps are told. */
@NullMarked
package rollbackbot.audit;

import org.jspecify.annotations.NullMarked;
