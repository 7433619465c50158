package rollbackbot.scalingo;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import rollbackbot.release.AppEvent;
import rollbackbot.scalingo.http.Answer;
import rollbackbot.scalingo.http.Dates;

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
    boolean isDated = Dates.told(wire.createdAt()).isPresent();
    var at = dates.orNow(wire.createdAt());
    return new Dated(answer.present(wire.id(), "an event's id"), at, isDated, told(wire, at));
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
      case "crash" -> Optional.of(new AppEvent.Crashed(at, by, false));
      case "repeated_crash" -> Optional.of(new AppEvent.Crashed(at, by, true));
      case "stack_changed" ->
          Optional.ofNullable(wire.typeData())
              .flatMap(Data::stacks)
              .map(stacks -> new AppEvent.StackChanged(at, by, stacks.then(), stacks.now()));
      case null, default -> Optional.empty();
    };
  }

  private static List<String> names(@Nullable Data data) {
    return data == null ? List.of() : data.names();
  }

  /**
   * An event of any kind.
   *
   * @param at when it happened; without a date it counts as new
   * @param event what the core wants to know of it; empty for the other kinds
   */
  record Dated(String id, Instant at, boolean isDated, Optional<AppEvent> event) {}

  record Wire(
      @Nullable String id,
      @Nullable String createdAt,
      @Nullable String type,
      @Nullable User user,
      @Nullable Data typeData) {}

  record User(@Nullable String username) {}

  /**
   * One variable by its name, or many in three lists; the link's setting; the stacks by their names
   * (go-scalingo, {@code events_structs.go}).
   */
  record Data(
      @Nullable String name,
      @Nullable Boolean autoDeploy,
      @Nullable String previousStackName,
      @Nullable String currentStackName,
      @Nullable List<Named> newVars,
      @Nullable List<Named> updatedVars,
      @Nullable List<Named> deletedVars) {

    Optional<Stacks> stacks() {
      return previousStackName == null || currentStackName == null
          ? Optional.empty()
          : Optional.of(new Stacks(previousStackName, currentStackName));
    }

    List<String> names() {
      var many =
          Stream.of(newVars, updatedVars, deletedVars)
              .filter(Objects::nonNull)
              .flatMap(List::stream)
              .map(Named::name);
      return Stream.concat(Stream.of(name), many).filter(Objects::nonNull).toList();
    }
  }

  /** What the app was built on, and what it is built on since. */
  record Stacks(String then, String now) {}

  record Named(@Nullable String name) {}
}
