package rollbackbot.incident;

import java.time.Instant;

/** One message of an incident's thread, in order of appearance. */
public record ThreadEntry(int number, Instant at, Entry content) {}
