package rollbackbot.release;

/** A deployment, with what is known of what it deployed. */
public record HistoryEntry(Deployment deployment, Release release) {}
