package rollbackbot.database;

/** The platform's id of a database. */
public record DatabaseId(String value) {}
