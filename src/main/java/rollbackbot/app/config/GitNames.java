package rollbackbot.app.config;

import java.util.Arrays;
import java.util.regex.Pattern;

/** Which names Git takes for tags and branches (git-check-ref-format). */
final class GitNames {
  private static final Pattern FORBIDDEN = Pattern.compile("[\\x00-\\x20\\x7f~^:?*\\[\\\\]");

  private GitNames() {}

  static boolean isLegal(String name) {
    return !FORBIDDEN.matcher(name).find()
        && !name.contains("..")
        && !name.contains("@{")
        && !name.equals("@")
        && !name.endsWith(".")
        && Arrays.stream(name.split("/", -1)).allMatch(GitNames::isLegalPart);
  }

  /** A branch must not look like an option, nor be called {@code HEAD}. */
  static boolean isLegalBranch(String name) {
    return isLegal(name) && !name.startsWith("-") && !name.equals("HEAD");
  }

  private static boolean isLegalPart(String part) {
    return !part.isEmpty() && !part.startsWith(".") && !part.endsWith(".lock");
  }
}
