package rollbackbot.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import rollbackbot.incident.Running;
import rollbackbot.plan.Way;
import rollbackbot.rollback.Capabilities;

/** ARCHITECTURE.md's table of the states of a confirmed plan, against the one order of the code. */
class OrderOfARollbackTest {
  private static final Map<String, Way> STATES =
      Capabilities.STATES.stream()
          .flatMap(OrderOfARollbackTest::variants)
          .distinct()
          .filter(Running.class::isAssignableFrom)
          .collect(Collectors.toMap(Class::getSimpleName, OrderOfARollbackTest::stepOf));

  private final List<String> table =
      Page.of("ARCHITECTURE.md")
          .section("## The life of one rollback")
          .text()
          .lines()
          .map(String::strip)
          .filter(line -> line.startsWith("| `"))
          .flatMap(line -> Arrays.stream(line.split("\\|")[1].split(",")))
          .map(name -> name.replace('`', ' ').strip())
          .toList();

  @Test
  void everyStateOfARunningRollbackHasItsRow() {
    assertThat(table).containsExactlyInAnyOrderElementsOf(STATES.keySet());
  }

  @Test
  void theRowsFollowTheOrder() {
    assertThat(table.stream().map(STATES::get).distinct()).containsExactly(Way.values());
  }

  private static Stream<Class<?>> variants(Class<?> type) {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(OrderOfARollbackTest::variants)
        : Stream.of(type);
  }

  /** A state's place doesn't hang on what is known there. */
  private static Way stepOf(Class<?> state) {
    Function<Class<?>, Object> nothing = type -> Array.get(Array.newInstance(type, 1), 0);
    try {
      var types =
          Arrays.stream(state.getRecordComponents()).map(it -> it.getType()).toArray(Class[]::new);
      Constructor<?> constructor = state.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      var empty = constructor.newInstance(Arrays.stream(types).map(nothing::apply).toArray());
      return ((Running) empty).step();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("no place of " + state, e);
    }
  }
}
