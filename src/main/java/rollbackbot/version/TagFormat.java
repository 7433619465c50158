package rollbackbot.version;

import java.util.Optional;
import rollbackbot.source.TagName;

/**
 * How a team writes its release tags: a text with {@code {version}} in it once, such as {@code
 * v{version}}.
 */
public record TagFormat(String format) {
  private static final String PLACEHOLDER = "{version}";

  public TagFormat {
    if (!isValid(format)) {
      throw new IllegalArgumentException("a tag format names {version} once: " + format);
    }
  }

  public static boolean isValid(String format) {
    int at = format.indexOf(PLACEHOLDER);
    return at >= 0 && format.indexOf(PLACEHOLDER, at + 1) < 0;
  }

  public TagName tag(Version version) {
    return new TagName(format.replace(PLACEHOLDER, version.text()));
  }

  /** The version of a tag of this format, whatever it looks like; empty for any other tag. */
  public Optional<Version> version(TagName tag) {
    int at = format.indexOf(PLACEHOLDER);
    var prefix = format.substring(0, at);
    var suffix = format.substring(at + PLACEHOLDER.length());
    var name = tag.value();
    if (!name.startsWith(prefix)
        || !name.endsWith(suffix)
        || name.length() <= prefix.length() + suffix.length()) {
      return Optional.empty();
    }
    return Optional.of(
        new Version(name.substring(prefix.length(), name.length() - suffix.length())));
  }

  /** Whether a tag is nothing but its version. */
  boolean isBare() {
    return format.equals(PLACEHOLDER);
  }
}
