package rollbackbot.database;

/** The platform's id of something that it does in the background, such as a restart. */
public record OperationId(String value) {}
