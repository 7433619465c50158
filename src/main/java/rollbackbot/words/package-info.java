/** What every message is made of: the scene, links, buttons, and how releases are called. */
@NullMarked
package rollbackbot.words;

import org.jspecify.annotations.NullMarked;
