/**
 * The client of Scalingo: deployments, their output, the repository link, variables, containers,
 * events and databases. One core class knows HTTP; each resource has a short class of its own,
 * whose wire records never leave this package.
 */
@NullMarked
package rollbackbot.scalingo;

import org.jspecify.annotations.NullMarked;
