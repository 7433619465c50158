package rollbackbot.sandbox.scalingo.apps;

/** A variable of a simulated app. */
public record SimulatedVariable(String id, String name, String value) {}
