package rollbackbot.sandbox.scalingo.apps;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What the events of variables tell of their earlier values. */
final class VariableEdits {
  private static final String NAME = "name";
  private static final String OLD = "old_value";

  private VariableEdits() {}

  /**
   * What a variable was before an event.
   *
   * @return empty where the event isn't about it; else its value, {@code ""} if it didn't exist
   */
  static Optional<String> before(SimulatedEvent event, String name) {
    var data = event.data();
    return switch (event.type()) {
      case "new_variable" -> about(data, name).map(_ -> "");
      case "edit_variable" -> about(data, name).map(it -> text(it, OLD));
      case "delete_variable" -> about(data, name).map(it -> text(it, "value"));
      case "edit_variables" ->
          among(data, "updated_vars", name)
              .map(it -> text(it, OLD))
              .or(() -> among(data, "new_vars", name).map(_ -> ""));
      default -> Optional.empty();
    };
  }

  private static Optional<Map<?, ?>> about(Map<?, ?> data, String name) {
    return Optional.<Map<?, ?>>of(data).filter(it -> name.equals(it.get(NAME)));
  }

  private static Optional<Map<?, ?>> among(Map<?, ?> data, String list, String name) {
    return data.get(list) instanceof List<?> rows
        ? rows.stream()
            .filter(Map.class::isInstance)
            .<Map<?, ?>>map(row -> (Map<?, ?>) row)
            .filter(row -> name.equals(row.get(NAME)))
            .findFirst()
        : Optional.empty();
  }

  private static String text(Map<?, ?> data, String key) {
    return Objects.toString(data.get(key), "");
  }
}
