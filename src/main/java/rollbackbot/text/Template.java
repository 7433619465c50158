package rollbackbot.text;

import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/** A sentence with named places, such as {@code Opened by {person}, {date}}. */
record Template(String text) {
  private static final Pattern PLACE = Pattern.compile("\\{([a-z][A-Za-z]*)}");

  /** The names of its places, each once, in the order of the sentence. */
  List<String> places() {
    return PLACE.matcher(text).results().map(place -> place.group(1)).distinct().toList();
  }

  Text fill(Function<String, Text> part) {
    var filled = Text.EMPTY;
    var places = PLACE.matcher(text);
    int from = 0;
    while (places.find()) {
      filled =
          filled
              .then(Text.own(text.substring(from, places.start())))
              .then(part.apply(places.group(1)));
      from = places.end();
    }
    return filled.then(Text.own(text.substring(from)));
  }
}
