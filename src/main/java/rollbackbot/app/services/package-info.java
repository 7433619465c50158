/** The services outside, as the configuration names them; their words, cleaned of secrets. */
@NullMarked
package rollbackbot.app.services;

import org.jspecify.annotations.NullMarked;
