/**
 * What the bot says: sentences that stand in the code in English, and their French in one file,
 * {@code fr.po}.
 */
@NullMarked
package rollbackbot.text;

import org.jspecify.annotations.NullMarked;
