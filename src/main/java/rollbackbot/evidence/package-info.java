/**
 * What can be told of an incident from plain facts: what changed, what is seen, what that suggests.
 * Nothing is claimed without its source and the moment at which it was read; what can't be told is
 * said to be so.
 */
@NullMarked
package rollbackbot.evidence;

import org.jspecify.annotations.NullMarked;
