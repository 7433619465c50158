package rollbackbot.audit;

/**
 * The end of the chain.
 *
 * @param number of the row written last; 0 where none has been
 */
public record Head(long number, String hash) {}
