package rollbackbot.rollback;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import rollbackbot.people.CommandText;
import rollbackbot.release.AppName;
import rollbackbot.release.Apps;
import rollbackbot.version.Nearest;

/** What was probably meant by what means nothing: the nearest of commands and apps. */
final class Suggestions {
  private static final String PREVIOUS = "previous";
  private static final Set<String> OF_AN_APP =
      Set.of(CommandText.HISTORY, CommandText.CHECK, CommandText.WHY, CommandText.RESUME);
  private static final Set<String> ALONE = Set.of(CommandText.STATUS, CommandText.HELP);
  private static final Set<String> UNDOING = Set.of("undo", "revert", "annuler");

  /** Longer is no command; Slack's buttons carry 2,000 characters. */
  private static final int LONGEST = 700;

  private final Apps apps;

  Suggestions(Apps apps) {
    this.apps = apps;
  }

  /** The app whose rollback somebody wants undone by a command. */
  Optional<String> toUndo(String typed) {
    var words = CommandText.wordsOf(typed);
    return words.stream().anyMatch(Suggestions::isUndoing)
        ? words.stream()
            .filter(word -> !isUndoing(word))
            .flatMap(word -> app(word).stream())
            .findFirst()
        : Optional.empty();
  }

  static boolean isUndoing(String word) {
    return UNDOING.contains(lower(word));
  }

  /** A command that means something, as behind {@code /rollback}. */
  Optional<String> of(String typed) {
    var words = CommandText.wordsOf(typed);
    if (words.isEmpty()) {
      return Optional.empty();
    }
    var reason = CommandText.reasonOf(typed).map(it -> " -- " + it).orElse("");
    var command = command(words.getFirst());
    var suggested =
        command.isPresent()
            ? completed(command.get(), words.subList(1, words.size()))
            : rollback(words).map(it -> it + reason);
    return suggested.filter(it -> it.length() <= LONGEST);
  }

  private Optional<String> command(String word) {
    return app(word).filter(it -> it.equals(lower(word))).isPresent()
        ? Optional.empty()
        : Nearest.to(lower(word), Stream.concat(OF_AN_APP.stream(), ALONE.stream()).toList());
  }

  private Optional<String> completed(String command, List<String> others) {
    if (ALONE.contains(command)) {
      return Optional.of(command);
    }
    var named = others.stream().flatMap(word -> app(word).stream()).findFirst();
    return named.or(this::onlyApp).map(app -> command + " " + app);
  }

  /** The app, wherever it stands, and the version beside it. */
  private Optional<String> rollback(List<String> words) {
    for (var word : words) {
      var app = app(word);
      if (app.isPresent()) {
        var rest = words.stream().filter(it -> !it.equals(word));
        return app.map(name ->
            rest.flatMap(it -> version(it).stream())
                .findFirst()
                .map(it -> name + " " + it)
                .orElse(name));
      }
    }
    return Optional.empty();
  }

  private static Optional<String> version(String word) {
    return Nearest.to(lower(word), List.of(PREVIOUS))
        .or(() -> Optional.of(word).filter(it -> it.chars().anyMatch(Character::isDigit)));
  }

  /** By its own name, the platform's, or nearly so. */
  private Optional<String> app(String word) {
    var names = names();
    return Optional.of(lower(word))
        .filter(names::contains)
        .or(() -> names.stream().filter(name -> isPlatforms(name, lower(word))).findFirst())
        .or(() -> Nearest.to(word, names));
  }

  private boolean isPlatforms(String name, String word) {
    return apps.find(new AppName(name))
        .filter(app -> app.platformApp().name().equals(word))
        .isPresent();
  }

  private Optional<String> onlyApp() {
    return Optional.of(names()).filter(names -> names.size() == 1).map(List::getFirst);
  }

  private List<String> names() {
    return List.copyOf(new HashSet<>(apps.names().stream().map(AppName::value).toList())).stream()
        .sorted()
        .toList();
  }

  private static String lower(String word) {
    return word.toLowerCase(Locale.ROOT);
  }
}
