/**
 * Trouble with services outside, in the words of people: who doesn't answer, and what the bot was
 * doing. The messages of such trouble are in English, for logs and for what is stored.
 */
@NullMarked
package rollbackbot.trouble;

import org.jspecify.annotations.NullMarked;
