package rollbackbot.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A file of translations in gettext's format, which translators and their tools know: comments,
 * then {@code msgid} with the sentence in the code, {@code msgstr} with its translation, each in
 * one or more quoted strings (gettext manual, "The Format of PO Files").
 */
final class PoFile {
  private static final String ENGLISH = "msgid ";
  private static final String TRANSLATION = "msgstr ";

  private PoFile() {}

  record Entry(String english, String translation) {}

  /** The entries, in order, without the one that describes the file. */
  static List<Entry> read(String file) {
    var entries = new ArrayList<Entry>();
    var english = new StringBuilder();
    var translation = new StringBuilder();
    Optional<StringBuilder> open = Optional.empty();
    for (var line : (file + "\n" + ENGLISH + "\"\"").lines().toList()) {
      if (line.startsWith(ENGLISH)) {
        if (!english.isEmpty()) {
          entries.add(new Entry(english.toString(), translation.toString()));
        }
        english.setLength(0);
        translation.setLength(0);
        open = Optional.of(english.append(unquoted(line.substring(ENGLISH.length()))));
      } else if (line.startsWith(TRANSLATION)) {
        open = Optional.of(translation.append(unquoted(line.substring(TRANSLATION.length()))));
      } else if (line.startsWith("\"")) {
        open.orElseThrow(() -> unreadable(line)).append(unquoted(line));
      } else if (!line.isBlank() && !line.startsWith("#")) {
        throw unreadable(line);
      }
    }
    return List.copyOf(entries);
  }

  private static String unquoted(String quoted) {
    var text = quoted.strip();
    if (text.length() < 2 || !text.startsWith("\"") || !text.endsWith("\"")) {
      throw unreadable(quoted);
    }
    return text.substring(1, text.length() - 1).translateEscapes();
  }

  private static IllegalStateException unreadable(String line) {
    return new IllegalStateException("neither a comment nor an entry: " + line);
  }

  /** As it stands in the file: a line of its own for each line of the text. */
  static String write(Entry entry) {
    return ENGLISH + quoted(entry.english()) + "\n" + TRANSLATION + quoted(entry.translation());
  }

  private static String quoted(String text) {
    var escaped = text.replace("\\", "\\\\").replace("\"", "\\\"");
    return escaped.contains("\n")
        ? "\"\"\n\"" + escaped.replace("\n", "\\n\"\n\"") + "\""
        : "\"" + escaped + "\"";
  }
}
