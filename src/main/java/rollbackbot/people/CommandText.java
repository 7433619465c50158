package rollbackbot.people;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the text behind {@code /rollback} means. */
public sealed interface CommandText {
  record Help() implements CommandText {}

  /** The command alone. */
  record Alone() implements CommandText {}

  /**
   * An app, and what is wanted of it.
   *
   * @param wanted {@code previous}, a version, or nothing
   * @param reason why, in the words behind {@code because}
   */
  record Open(String app, Optional<String> wanted, Optional<String> reason) implements CommandText {
    public Open(String app, Optional<String> wanted) {
      this(app, wanted, Optional.empty());
    }
  }

  /** Which incidents are open. */
  record Status() implements CommandText {}

  /**
   * What ran of an app.
   *
   * @param page from 1, the newest
   */
  record Ran(String app, int page) implements CommandText {}

  /** Auto-deploy of an app is to be put back as it was. */
  record Resume(String app) implements CommandText {}

  /** Could this app be rolled back right now? */
  record Check(String app) implements CommandText {}

  /** What can be told of this app, without an incident? */
  record Why(String app) implements CommandText {}

  record NotUnderstood(String text) implements CommandText {}

  String HELP = "help";
  String RESUME = "resume";
  String STATUS = "status";
  String HISTORY = "history";
  String CHECK = "check";
  String WHY = "why";

  /** Names of sub-commands, which no app can have. */
  List<String> RESERVED = List.of(HELP, STATUS, HISTORY, CHECK, WHY, RESUME, "previous");

  /** Those that say nothing without the app behind them. */
  List<String> OF_AN_APP = List.of(HISTORY, CHECK, WHY, RESUME);

  /** What leads a reason in; a computer makes one dash of two. */
  Pattern BECAUSE =
      Pattern.compile(
          "(?<command>.*?\\S)[\\s\\p{Z}]+(?:(?:because|car)(?=[\\s\\p{Z}]|$)|--|[—–](?=[\\s\\p{Z}]))"
              + "(?<reason>.*)",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  int LONGEST_REASON = 500;
  int MOST_PAGES = 50;

  static CommandText parse(String text) {
    var because = BECAUSE.matcher(text);
    return because.matches()
        ? parse(because.group("command"), reason(because.group("reason")))
        : parse(text, Optional.empty());
  }

  /** The words before the reason, whatever they mean. */
  static List<String> wordsOf(String text) {
    var because = BECAUSE.matcher(text);
    return TypedText.words(because.matches() ? because.group("command") : text);
  }

  /** What stands behind the words, as it is typed; empty where nothing does. */
  static Optional<String> reasonOf(String text) {
    var because = BECAUSE.matcher(text);
    return because.matches() ? reason(because.group("reason")) : Optional.empty();
  }

  private static Optional<String> reason(String typed) {
    var prose = TypedText.prose(typed);
    return Optional.of(prose.substring(0, Math.min(prose.length(), LONGEST_REASON)))
        .filter(reason -> !reason.isEmpty());
  }

  private static CommandText parse(String text, Optional<String> reason) {
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
    if (first.equals(STATUS) && words.size() == 1) {
      return new Status();
    }
    if (first.equals(HISTORY) && words.size() >= 2 && words.size() <= 3) {
      return history(words);
    }
    if (first.equals(CHECK) && words.size() == 2) {
      return new Check(words.getLast().toLowerCase(Locale.ROOT));
    }
    if (first.equals(WHY) && words.size() == 2) {
      return new Why(words.getLast().toLowerCase(Locale.ROOT));
    }
    if (RESERVED.contains(first) || words.size() > 2) {
      return new NotUnderstood(String.join(" ", words));
    }
    return new Open(first, words.stream().skip(1).findFirst(), reason);
  }

  private static CommandText history(List<String> words) {
    var app = words.get(1).toLowerCase(Locale.ROOT);
    var page = words.size() == 2 ? "1" : words.get(2);
    return page.matches("[1-9]\\d?") && Integer.parseInt(page) <= MOST_PAGES
        ? new Ran(app, Integer.parseInt(page))
        : new NotUnderstood(String.join(" ", words));
  }

  private static boolean isHelp(List<String> words) {
    return words.size() == 1 && words.getFirst().equalsIgnoreCase(HELP);
  }
}
