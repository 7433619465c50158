package rollbackbot.app.config;

import java.util.Optional;
import java.util.function.Function;

/** A rule for the form of a value: a function that reads it, or throws {@link Broken}. */
final class Rule {
  private Rule() {}

  /** Where to note what is wrong and what would be right. */
  interface Problem {
    void note(String wrong, String cure);
  }

  /** Says what is wrong with a value and what would be right, without showing secrets. */
  static final class Broken extends RuntimeException {
    private final String cure;

    Broken(String wrong, String cure) {
      super(wrong);
      this.cure = cure;
    }
  }

  static <T> Optional<T> read(String text, Function<String, T> reader, Problem problem) {
    try {
      return Optional.of(reader.apply(text));
    } catch (Broken broken) {
      problem.note(String.valueOf(broken.getMessage()), broken.cure);
      return Optional.empty();
    }
  }
}
