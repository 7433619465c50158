/**
 * The Git host: tags and branches read by name, release branches created by a push that carries no
 * object. Nothing is cloned, and nothing is ever moved, forced or deleted.
 */
@NullMarked
package rollbackbot.git;

import org.jspecify.annotations.NullMarked;
