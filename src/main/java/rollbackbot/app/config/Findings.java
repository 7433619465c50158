package rollbackbot.app.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The mistakes of one file, as they are found. */
final class Findings {
  private static final int LONGEST_QUOTE = 60;

  private final String file;
  private final List<Mistake> mistakes = new ArrayList<>();

  Findings(String file) {
    this.file = file;
  }

  void add(int line, String key, String wrong, String cure) {
    mistakes.add(new Mistake(file, Optional.of(line), key, wrong, cure));
  }

  void add(String key, String wrong, String cure) {
    mistakes.add(new Mistake(file, Optional.empty(), key, wrong, cure));
  }

  List<Mistake> mistakes() {
    return mistakes.stream().sorted(Mistake.BY_LINE).toList();
  }

  /** A value as a message may show it. */
  static String quoted(String value) {
    var shown = value.length() > LONGEST_QUOTE ? value.substring(0, LONGEST_QUOTE) + "…" : value;
    return '"' + shown + '"';
  }
}
