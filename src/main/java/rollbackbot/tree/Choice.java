package rollbackbot.tree;

/** One of the answers that a question offers. */
public record Choice(String id, Phrase label, Next next) {}
