package rollbackbot.evidence;

import java.net.URI;

/** A page on which a person can see the same. */
public record Page(URI address) {}
