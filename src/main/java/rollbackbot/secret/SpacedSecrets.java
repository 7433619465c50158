package rollbackbot.secret;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Hides the value that stands behind a name and nothing but a space, a dash or {@code is}: {@code
 * API_KEY 3xY…}, {@code DB_PASSWORD "…"}, {@code auth 3xY…}. Only names that nobody writes in prose
 * count, or words that hold a letter and a digit, or a sign in their middle, as no word of a
 * sentence does: {@code API_KEY is missing} stays.
 */
final class SpacedSecrets {
  /** One of them is in each name. */
  private static final Signs SIGNS =
      Signs.of(
          "key",
          "auth",
          "token",
          "secret",
          "passw",
          "passphrase",
          "credential",
          "pwd",
          "jwt",
          "cookie");

  private static final Pattern NAME_AND_VALUE =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}_./-])(?<name>[A-Za-z_][A-Za-z0-9_-]{2,60}+)[\"'`]?[ \\t]{1,4}"
              + "(?:[-\u2013\u2014][ \\t]{1,4}"
              + "|(?:(?i:is|was|are|has|the|now|set|to|value|changed|est|vaut)[ \\t]{1,4}){1,4})?+"
              + "(?:(?<quote>[\"'`])(?<quoted>[^\"'`\\s]{4,200}+)\\k<quote>"
              + "|(?<word>[^\\s\"'`,;:()<>\\[\\]{}|]{6,200}+)(?![:(]))");

  /** Of several parts: {@code api_key}, {@code X-Auth-Token}, {@code dbPassword}. */
  private static final Pattern COMPOUND =
      Pattern.compile("_?[A-Za-z0-9]++(?:[_-][A-Za-z0-9]++)++|[a-z0-9]++(?:[A-Z][a-z0-9]++)++");

  /** Parts of names of keys that open nothing, as databases and caches have them. */
  private static final Pattern OTHER_KEY =
      Pattern.compile(
          "(?i).*(?:primary|foreign|unique|public|cache|sort|index|partition|composite|group"
              + "|routing|natural|idempotency|translation)[_-]?keys?.*");

  /** Names that are one word. */
  private static final Pattern SINGLE =
      Pattern.compile(
          "(?i:_?(?:auth|authorization|apikey|authtoken|pwd|jwt|cookie))|[A-Z]{2,20}(?:PASSWORD|PASSWD)");

  /** Versions, addresses, paths, files, moments, codes of errors, and other names. */
  private static final Pattern ORDINARY =
      Pattern.compile(
          "(?i:v?\\d{1,9}(?:[.:-]\\d.*|[a-z]{0,4}))|.*@v?\\d++\\.\\d.*|[./~@#$-].*|.*://.*|.*/.*/.*|.*\\.[A-Za-z]{1,5}"
              + "|[A-Z]{1,5}\\d{2,6}|[A-Z][A-Z0-9]*+(?:_[A-Z0-9]++)++"
              + "|(?i:(?:sha|md|utf|base|aes|hs|rs|es|ed|oauth|http|ipv|rsa|ssh)[-_]?\\d.*)");

  private static final Pattern LETTER_AND_DIGIT =
      Pattern.compile("(?=[^A-Za-z]*+[A-Za-z])(?=[^0-9]*+[0-9]).*");

  private static final Pattern SIGN_WITHIN =
      Pattern.compile(".*[A-Za-z0-9][!$%^&*+#~?]++[A-Za-z0-9].*");

  private static final String AT_THE_END = ".!?\u2026";

  private SpacedSecrets() {}

  static String hide(String text) {
    if (!SIGNS.areIn(text.toLowerCase(Locale.ROOT))) {
      return text;
    }
    var result = new StringBuilder();
    int done = 0;
    int at = 0;
    var found = NAME_AND_VALUE.matcher(text);
    while (found.find(at)) {
      at = found.end("name");
      var name = found.group("name");
      boolean named = isName(name);
      if (named && found.group("quoted") != null && !isSingle(name)) {
        result.append(text, done, found.start("quoted")).append(SecretCleaner.HIDDEN);
        done = found.end("quoted");
        at = done;
      } else if (named && found.group("word") != null && isSecret(found.group("word"))) {
        result.append(text, done, found.start("word")).append(SecretCleaner.HIDDEN);
        done = found.end("word");
        at = done;
      }
    }
    return done == 0 ? text : result.append(text, done, text.length()).toString();
  }

  private static boolean isName(String name) {
    return isSingle(name)
        || (COMPOUND.matcher(name).matches()
            && !OTHER_KEY.matcher(name).matches()
            && SecretNames.soundSecret(name));
  }

  private static boolean isSingle(String name) {
    return SINGLE.matcher(name).matches();
  }

  private static boolean isSecret(String word) {
    int end = word.length();
    while (end > 0 && AT_THE_END.indexOf(word.charAt(end - 1)) >= 0) {
      end--;
    }
    var bare = word.substring(0, end);
    return !ORDINARY.matcher(bare).matches()
        && (LETTER_AND_DIGIT.matcher(bare).matches() || SIGN_WITHIN.matcher(bare).matches());
  }
}
