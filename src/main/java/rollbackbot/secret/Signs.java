package rollbackbot.secret;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Words one of which is in every text in which a pattern finds something. Looking for all of them
 * takes one pass, which is quick; most texts hold none, and are spared the pattern.
 */
final class Signs {
  /** Words are told apart by so many last bits of their first letter. */
  private static final int GROUPS = 128;

  private final List<String> words;
  private final List<List<String>> byFirst;

  private Signs(List<String> words) {
    this.words = words;
    this.byFirst =
        IntStream.range(0, GROUPS)
            .mapToObj(
                group -> words.stream().filter(word -> group(word.charAt(0)) == group).toList())
            .toList();
  }

  /** Of words that aren't empty. */
  static Signs of(String... words) {
    return new Signs(List.of(words));
  }

  /** Whether one of them is in the text, written as here. */
  boolean areIn(String text) {
    if (words.size() == 1) {
      return text.contains(words.getFirst());
    }
    for (int at = 0; at < text.length(); at++) {
      var begun = byFirst.get(group(text.charAt(at)));
      for (int word = 0; word < begun.size(); word++) {
        if (text.startsWith(begun.get(word), at)) {
          return true;
        }
      }
    }
    return false;
  }

  private static int group(char letter) {
    return letter % GROUPS;
  }
}
