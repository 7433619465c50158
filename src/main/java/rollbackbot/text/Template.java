package rollbackbot.text;

import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A sentence with named places, such as {@code Opened by {person}, {date}}. */
record Template(String text) {
  private static final Pattern PLACE = Pattern.compile("\\{([a-z][A-Za-z]*)}");

  /** The names of its places, each once, in the order of the sentence. */
  List<String> places() {
    return PLACE.matcher(text).results().map(place -> place.group(1)).distinct().toList();
  }

  String fill(Function<String, Object> part) {
    Function<MatchResult, String> filled =
        place -> Matcher.quoteReplacement(String.valueOf(part.apply(place.group(1))));
    return PLACE.matcher(text).replaceAll(filled);
  }
}
