package rollbackbot.rollback;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the text behind {@code /rollback} means. */
sealed interface CommandText {
  record Help() implements CommandText {}

  /** The command alone. */
  record Alone() implements CommandText {}

  /**
   * An app, and what is wanted of it.
   *
   * @param wanted {@code previous}, a version, or nothing
   */
  record Open(String app, Optional<String> wanted) implements CommandText {}

  /** Auto-deploy of an app is to be put back as it was. */
  record Resume(String app) implements CommandText {}

  record NotUnderstood(String text) implements CommandText {}

  String RESUME = "resume";

  /** Names of sub-commands, which no app can have. */
  List<String> RESERVED = List.of("help", "status", "history", "check", RESUME, "previous");

  static CommandText parse(String text) {
    var words = TypedText.words(text);
    if (words.isEmpty()) {
      return new Alone();
    }
    if (isHelp(words)) {
      return new Help();
    }
    var first = words.getFirst().toLowerCase(Locale.ROOT);
    if (first.equals(RESUME) && words.size() == 2) {
      return new Resume(words.getLast().toLowerCase(Locale.ROOT));
    }
    if (RESERVED.contains(first) || words.size() > 2) {
      return new NotUnderstood(String.join(" ", words));
    }
    return new Open(first, words.stream().skip(1).findFirst());
  }

  private static boolean isHelp(List<String> words) {
    return words.size() == 1 && words.getFirst().equalsIgnoreCase("help");
  }
}
