package rollbackbot.evidence;

/** Somebody else's words or names: the only strings that evidence holds. */
public record Quoted(String words) {}
