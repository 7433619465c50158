package rollbackbot.sandbox.scalingo.apps;

import java.time.Instant;
import java.util.Map;

/**
 * What the history of an app tells.
 *
 * @param type the platform's word, such as {@code edit_variables}
 * @param data what belongs to the type, in the platform's form
 */
public record SimulatedEvent(
    String id, Instant createdAt, String type, String user, Map<String, Object> data) {}
