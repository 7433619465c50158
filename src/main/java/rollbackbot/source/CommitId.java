package rollbackbot.source;

import java.util.Locale;

/** A whole Git commit id: 40 hexadecimal digits, in lower case. */
public record CommitId(String value) {
  private static final int LENGTH = 40;
  private static final int SHORT_LENGTH = 7;
  private static final int BRANCH_LENGTH = 12;

  public CommitId {
    if (!isWhole(value)) {
      throw new IllegalArgumentException("not a commit id: " + value);
    }
  }

  /** The form that people recognise: the first seven digits. */
  public String abbreviated() {
    return value.substring(0, SHORT_LENGTH);
  }

  /** The form that names a branch: the first twelve digits. */
  public String forBranch() {
    return value.substring(0, BRANCH_LENGTH);
  }

  public static String lower(String ref) {
    return ref.toLowerCase(Locale.ROOT);
  }

  /** Whether a ref given by the platform names this commit: whole, or a prefix of at least 7. */
  public boolean isNamedBy(String ref) {
    var lower = ref.toLowerCase(Locale.ROOT);
    return looksLikeCommit(ref) && value.startsWith(lower);
  }

  /** Whether a ref is a whole commit id. */
  public static boolean isWhole(String ref) {
    return ref.length() == LENGTH && isHexadecimal(ref);
  }

  /** Whether a ref has the form of a commit id, whole or shortened, rather than of a name. */
  public static boolean looksLikeCommit(String ref) {
    return ref.length() >= SHORT_LENGTH
        && ref.length() <= LENGTH
        && isHexadecimal(ref.toLowerCase(Locale.ROOT));
  }

  private static boolean isHexadecimal(String text) {
    for (int at = 0; at < text.length(); at++) {
      char digit = text.charAt(at);
      if ((digit < '0' || digit > '9') && (digit < 'a' || digit > 'f')) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String toString() {
    return value;
  }
}
