package rollbackbot.rollback;

/** The platform's id of a database. */
public record DatabaseId(String value) {}
