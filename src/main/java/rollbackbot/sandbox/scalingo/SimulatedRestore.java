package rollbackbot.sandbox.scalingo;

import java.time.Instant;

/** A database on its way back to a moment. */
record SimulatedRestore(SimulatedOperation operation, Instant moment) {}
