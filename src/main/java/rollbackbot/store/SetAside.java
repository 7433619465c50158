package rollbackbot.store;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rollbackbot.rollback.Unreadable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;

/**
 * What is stored and can't be read by this process: written by a newer version, or broken. It is
 * named once in the log, and left alone, so that everything else goes on.
 */
final class SetAside {
  private static final Logger log = LoggerFactory.getLogger(SetAside.class);

  private final Map<String, String> known = new ConcurrentSkipListMap<>();

  /**
   * What is stored under a name.
   *
   * @throws Unreadable if this process can't read it
   */
  <T> T read(String name, Supplier<T> reading) {
    try {
      var read = Objects.requireNonNull(reading.get());
      known.remove(name);
      return read;
    } catch (NewerFormat | JacksonException | IllegalArgumentException | NullPointerException e) {
      var unreadable = new Unreadable(name, why(e), e instanceof NewerFormat);
      var words = String.valueOf(unreadable.getMessage());
      if (!words.equals(known.put(name, words))) {
        log.error("{}; it is set aside, everything else goes on", words);
      }
      throw unreadable;
    }
  }

  /** The same where others are to be read too: empty where it can't be. */
  <T> Optional<T> readable(String name, Supplier<T> reading) {
    try {
      return Optional.of(read(name, reading));
    } catch (Unreadable setAside) {
      return Optional.empty();
    }
  }

  /** What can't be read, and why, each in a sentence. */
  List<String> all() {
    return List.copyOf(known.values());
  }

  /** The ids of those of a kind, such as {@code incident}. */
  List<String> names(String kind) {
    return known.keySet().stream()
        .filter(name -> name.startsWith(kind + " "))
        .map(name -> name.substring(kind.length() + 1))
        .toList();
  }

  /** How many of a kind. */
  int count(String kind) {
    return names(kind).size();
  }

  /** In our words: those of the parser would quote what is stored. */
  private static String why(RuntimeException failure) {
    return switch (failure) {
      case NewerFormat newer -> String.valueOf(newer.getMessage());
      case StreamReadException _ -> "it isn't JSON";
      default -> "it isn't as any version up to this one stores it";
    };
  }

  /** A newer version stored it. */
  static final class NewerFormat extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NewerFormat(int format) {
      super("stored by a newer version of rollback-bot: format " + format);
    }
  }
}
