/** What the rooms ask of the world, as interfaces; adapters implement them. */
@NullMarked
package rollbackbot.outside;

import org.jspecify.annotations.NullMarked;
