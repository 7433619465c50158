package rollbackbot.sandbox.scalingo.apps;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import rollbackbot.sandbox.scalingo.operations.ScalingoIds;

/** The variables of one app, by name; guarded by its {@link SimulatedPlatform}. */
public final class SimulatedVariables {
  private static final String REFERENCE = "$";

  private final Map<String, SimulatedVariable> byName = new TreeMap<>();

  public List<SimulatedVariable> all() {
    return List.copyOf(byName.values());
  }

  /** The same with {@code $OTHER} replaced by the other one's value. */
  public List<SimulatedVariable> resolved() {
    return byName.values().stream().map(this::resolved).toList();
  }

  private SimulatedVariable resolved(SimulatedVariable variable) {
    return Optional.of(variable.value())
        .filter(value -> value.startsWith(REFERENCE))
        .flatMap(value -> named(value.substring(REFERENCE.length())))
        .map(other -> new SimulatedVariable(variable.id(), variable.name(), other.value()))
        .orElse(variable);
  }

  public Optional<SimulatedVariable> named(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  public Optional<SimulatedVariable> find(String id) {
    return byName.values().stream().filter(variable -> variable.id().equals(id)).findFirst();
  }

  /** Creates it, or gives it another value. */
  public SimulatedVariable set(String name, String value) {
    var id = named(name).map(SimulatedVariable::id).orElseGet(ScalingoIds::hex);
    var variable = new SimulatedVariable(id, name, value);
    byName.put(name, variable);
    return variable;
  }

  public void remove(SimulatedVariable variable) {
    byName.remove(variable.name());
  }

  void restore(List<SimulatedVariable> kept) {
    byName.clear();
    kept.forEach(variable -> byName.put(variable.name(), variable));
  }
}
