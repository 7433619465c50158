/**
 * The API of the Git host: tickets, what differs between two commits, files at a commit. One core
 * class knows HTTP; each host's resource has a short class of its own, whose wire records never
 * leave this package.
 */
@NullMarked
package rollbackbot.githost;

import org.jspecify.annotations.NullMarked;
