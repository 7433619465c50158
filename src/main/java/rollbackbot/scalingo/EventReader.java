package rollbackbot.scalingo;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import rollbackbot.release.AppEvent;

/**
 * Turns the platform's JSON of an event into the core's word. The JSON of a changed variable holds
 * its old and new value, which have no place in the records here: they are dropped unread.
 */
final class EventReader {
  private final Dates dates;

  EventReader(Dates dates) {
    this.dates = dates;
  }

  Dated event(Wire wire, Answer answer) {
    var at = dates.orNow(wire.createdAt());
    return new Dated(answer.present(wire.id(), "an event's id"), at, told(wire, at));
  }

  private static Optional<AppEvent> told(Wire wire, Instant at) {
    var by = wire.user() == null || wire.user().username() == null ? "" : wire.user().username();
    return switch (wire.type()) {
      case "new_variable", "edit_variable", "edit_variables", "delete_variable" ->
          Optional.of(new AppEvent.VariablesChanged(at, by, names(wire.typeData())));
      case "link_scm", "update_scm" ->
          Optional.ofNullable(wire.typeData())
              .flatMap(data -> Optional.ofNullable(data.autoDeploy()))
              .map(on -> new AppEvent.AutoDeploySwitched(at, by, on));
      case "restart" -> Optional.of(new AppEvent.Restarted(at, by));
      case null, default -> Optional.empty();
    };
  }

  private static List<String> names(@Nullable Data data) {
    return data == null ? List.of() : data.names();
  }

  /**
   * An event of any kind.
   *
   * @param event what the core wants to know of it; empty for the other kinds
   */
  record Dated(String id, Instant at, Optional<AppEvent> event) {}

  record Wire(
      @Nullable String id,
      @Nullable String createdAt,
      @Nullable String type,
      @Nullable User user,
      @Nullable Data typeData) {}

  record User(@Nullable String username) {}

  /**
   * One variable by its name, or many in three lists; the link's setting (go-scalingo, {@code
   * events_structs.go}).
   */
  record Data(
      @Nullable String name,
      @Nullable Boolean autoDeploy,
      @Nullable List<Named> newVars,
      @Nullable List<Named> updatedVars,
      @Nullable List<Named> deletedVars) {

    List<String> names() {
      var many =
          Stream.of(newVars, updatedVars, deletedVars)
              .filter(Objects::nonNull)
              .flatMap(List::stream)
              .map(Named::name);
      return Stream.concat(Stream.of(name), many).filter(Objects::nonNull).toList();
    }
  }

  record Named(@Nullable String name) {}
}
