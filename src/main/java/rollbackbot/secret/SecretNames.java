package rollbackbot.secret;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Which names sound as if a secret were behind them. TOKEN, SECRET, PASSWORD, PASSWD, PASSPHRASE
 * and CREDENTIAL count anywhere in a name ({@code PGPASSWORD}, {@code gitToken}), but for words
 * that merely begin like them ({@code tokenizer}, {@code secretary}). KEY, AUTH and PWD are parts
 * of too many other words and count as a whole segment only: {@code API_KEY}, {@code apiKey},
 * {@code oauth}, not {@code monkey}, {@code keyboard}, {@code author}.
 */
final class SecretNames {
  private static final int LONGEST = 100;

  private static final Pattern ANYWHERE =
      Pattern.compile(
          "token(?!i[sz])|secret(?!ar)|password(?!less)|passwd|passphrase|passcode|passkey"
              + "|credential|motdepasse|cookie|signature|connectionstring|hmac|mnemonic|sessid|sessionid|_session$|sonar\\.login|secr[eè]te");

  private static final Signs SIGNS =
      Signs.of(
          "token",
          "secr",
          "pass",
          "credential",
          "motdepasse",
          "cookie",
          "signature",
          "connectionstring",
          "hmac",
          "mnemonic",
          "sess",
          "sonar.login");

  private static final Pattern SEGMENT =
      Pattern.compile(
          "(?:[a-z0-9]*(?:api|access|private|secret|auth|encrypt|encryption|signing|master|ssh|account|shared))?keys?"
              + "|x?o?auth[0-9]*|authorization|authentication|(?:db|user|root|admin|my)?pwd|pswd"
              + "|passe|pass(?:in|out)"
              + "|(?:db|user|root|admin|store|key|my|smtp|mail|ftp|proxy|http|ssh|redis|pg|sql|ldap)pass"
              + "|sig|jwt|t?otp|csrf|xsrf|sid|jeton|mdp|(?:bind|root|user|db|admin|my)?pw|passw|psk|salt|pepper"
              + "|cl[eé]|clef");

  /** Sound secret, unless what follows merely counts, as in {@code pass: 12, fail: 0}. */
  private static final Pattern MAYBE = Pattern.compile("-{0,2}(?i:pass|pin)");

  /** Alone they say something else, as in {@code pass: 12, fail: 0}. */
  private static final Pattern SEGMENT_OF_SEVERAL = Pattern.compile("pass|pat|sk");

  /** Between segments: signs, and the humps of camelCase. */
  private static final Pattern BORDER =
      Pattern.compile("[^\\p{L}0-9]+|(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

  private SecretNames() {}

  /** Names that count things as often as they hide one. */
  static boolean maySoundSecret(String name) {
    return MAYBE.matcher(name).matches();
  }

  static boolean soundSecret(String name) {
    var end = name.length() > LONGEST ? name.substring(name.length() - LONGEST) : name;
    var lower = end.toLowerCase(Locale.ROOT);
    if (SIGNS.areIn(lower) && ANYWHERE.matcher(lower).find()) {
      return true;
    }
    var segments =
        BORDER
            .splitAsStream(end)
            .filter(segment -> !segment.isEmpty())
            .map(segment -> segment.toLowerCase(Locale.ROOT))
            .toList();
    return segments.stream()
        .anyMatch(segment ->
            SEGMENT.matcher(segment).matches()
                || (segments.size() > 1 && SEGMENT_OF_SEVERAL.matcher(segment).matches()));
  }
}
