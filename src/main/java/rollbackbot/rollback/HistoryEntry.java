package rollbackbot.rollback;

/** A deployment, with what is known of its version. */
public record HistoryEntry(Deployment deployment, IdentifiedVersion version) {}
