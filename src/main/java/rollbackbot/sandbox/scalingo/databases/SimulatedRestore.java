package rollbackbot.sandbox.scalingo.databases;

import java.time.Instant;
import rollbackbot.sandbox.scalingo.operations.SimulatedOperation;

/** A database on its way back to a moment. */
public record SimulatedRestore(SimulatedOperation operation, Instant moment) {}
