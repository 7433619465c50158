/**
 * What an incident is: its record, its states and messages, and what a change of it is. The rooms
 * seal states and messages of their own.
 */
@NullMarked
package rollbackbot.incident;

import org.jspecify.annotations.NullMarked;
