package rollbackbot.release.history;

import rollbackbot.release.Deployment;
import rollbackbot.release.Release;

/** A deployment, with what is known of what it deployed. */
public record HistoryEntry(Deployment deployment, Release release) {}
