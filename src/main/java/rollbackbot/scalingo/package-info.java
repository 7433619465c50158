/**
 * The client of Scalingo: deployments, their output, the repository link. One core class knows
 * HTTP; each resource has a short class of its own, whose wire records never leave this package.
 */
@NullMarked
package rollbackbot.scalingo;

import org.jspecify.annotations.NullMarked;
