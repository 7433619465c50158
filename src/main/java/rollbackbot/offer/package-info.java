/** Plans are made and weighed, offered, confirmed and approved; a person decides after a stop. */
@NullMarked
package rollbackbot.offer;

import org.jspecify.annotations.NullMarked;
