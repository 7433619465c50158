package rollbackbot.app.config;

import java.util.Comparator;
import java.util.Optional;

/**
 * One thing wrong in what the operator wrote.
 *
 * @param file the file as it was named, or {@code environment}
 * @param key the path of the key, such as {@code apps.my-app.tag-format}; may be empty
 * @param wrong what is wrong; never holds a secret
 * @param cure what would be right
 */
public record Mistake(String file, Optional<Integer> line, String key, String wrong, String cure) {
  static final Comparator<Mistake> BY_LINE =
      Comparator.comparing(mistake -> mistake.line().orElse(0));

  /** One line, whatever the parts hold. */
  @Override
  public String toString() {
    var place = file + line.map(number -> ":" + number).orElse("");
    var subject = key.isEmpty() ? "" : key + ": ";
    return (place + ": " + subject + wrong + "; " + cure).replaceAll("\\p{Cntrl}+", " ");
  }
}
