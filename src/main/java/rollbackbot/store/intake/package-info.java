/**
 * What keeps whoever waits to be acknowledged from waiting for all the others: writes that come at
 * the same time are one, and go before the work of the bot.
 */
@NullMarked
package rollbackbot.store.intake;

import org.jspecify.annotations.NullMarked;
