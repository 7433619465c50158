package rollbackbot.store;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rollbackbot.release.AppName;

/** Makes a value of any of the core's types, with every component filled. */
final class Samples {
  private Samples() {}

  static <T> T of(Class<T> type) {
    return type.cast(ofType(type));
  }

  private static Object ofType(Type type) {
    return switch (type) {
      case ParameterizedType wrapped when wrapped.getRawType() == Optional.class ->
          Optional.of(ofType(wrapped.getActualTypeArguments()[0]));
      case ParameterizedType wrapped when wrapped.getRawType() == List.class ->
          List.of(ofType(wrapped.getActualTypeArguments()[0]));
      case ParameterizedType wrapped when wrapped.getRawType() == Map.class ->
          Map.of(
              ofType(wrapped.getActualTypeArguments()[0]),
              ofType(wrapped.getActualTypeArguments()[1]));
      case Class<?> plain -> ofClass(plain);
      default -> throw new IllegalArgumentException("no sample of " + type);
    };
  }

  private static Object ofClass(Class<?> type) {
    if (type == String.class) {
      return "cfa43f4cfa43f4cfa43f4cfa43f4cfa43f4cfa43";
    } else if (type == int.class || type == Integer.class) {
      return 7;
    } else if (type == long.class || type == Long.class) {
      return 8L;
    } else if (type == double.class) {
      return 0.5;
    } else if (type == boolean.class || type == Boolean.class) {
      return true;
    } else if (type == Instant.class) {
      return Instant.parse("2026-11-22T03:00:00.123Z");
    } else if (type == Duration.class) {
      return Duration.ofMillis(90_001);
    } else if (type == URI.class) {
      return URI.create("https://example.com/compare?a=b");
    } else if (type == AppName.class) {
      return new AppName("my-app");
    } else if (type.isEnum()) {
      return type.getEnumConstants()[0];
    } else if (type.isRecord()) {
      return ofRecord(type);
    }
    return of(Json.variants(type).findFirst().orElseThrow());
  }

  private static Object ofRecord(Class<?> type) {
    var components = type.getRecordComponents();
    var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    var values = Arrays.stream(components).map(it -> ofType(it.getGenericType())).toArray();
    try {
      var constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException("no sample of " + type, e);
    }
  }
}
