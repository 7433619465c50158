package rollbackbot.release;

import java.util.regex.Pattern;

/** The name of an app as people type it in Slack. */
public record AppName(String value) implements Comparable<AppName> {
  private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]*");

  public AppName {
    if (!isValid(value)) {
      throw new IllegalArgumentException("not an app name: " + value);
    }
  }

  public static boolean isValid(String text) {
    return FORM.matcher(text).matches();
  }

  @Override
  public int compareTo(AppName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
