package rollbackbot.audit;

/**
 * Rows that retention has removed, one behind the other.
 *
 * @param hash of the last of them, which the next row follows
 */
public record Gap(long first, long last, String hash) {}
