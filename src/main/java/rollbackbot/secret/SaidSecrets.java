package rollbackbot.secret;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Hides what is a secret by what is said around it: the words of a wallet, the private members of a
 * JSON web key (RFC 7517), and what could be a commit but for the word before it.
 */
final class SaidSecrets {
  /** {@code seed phrase: …}, {@code Your recovery words are: …}. */
  private static final Pattern PHRASE =
      Pattern.compile(
          "(?i)(\\b(?:(?:seed|recovery|backup|wallet|mnemonic|secret)\\s{1,4}(?:phrase|words)"
              + "|phrase\\s{1,4}(?:de\\s{1,4}r[eé]cup[eé]ration|secr[eè]te))[^:=\\r\\n]{0,40}?\\s{0,4}[:=]\\s{0,4})"
              + "[^\\r\\n]++");

  private static final Signs PHRASES = Signs.of("phrase", "words");

  /** Words that nearly every sentence has, and no wallet. */
  private static final String WORD =
      "(?!(?:the|and|not|for|was|are|has|have|had|with|from|could|would|should|your|its|been|were"
          + "|did|does|but|into|which|they|there|their|while|because)(?![a-z]))[a-z]{3,8}(?![A-Za-z])";

  /** BIP 39: twelve to twenty-four words of three to eight letters. */
  private static final Pattern WALLET =
      Pattern.compile("(?<![A-Za-z])" + WORD + "(?:[ \\t,]{1,3}+" + WORD + "){11,23}+");

  private static final int FEWEST_WORDS = 12;
  private static final int SHORTEST_WORD = 3;

  private static final String MEMBER =
      "(?<![A-Za-z0-9_])((?:d|p|q|dp|dq|qi|k)\\\\?\"\\s{0,4}:\\s{0,4}\\\\?\")";

  /** RFC 7518, 6.2.2, 6.3.2 and 6.4.1: what is private of a key, where the line holds all of it. */
  private static final Pattern OF_KEY = Pattern.compile(MEMBER + "[^\"\\\\]{1,4000}+");

  /** The same where the line holds that member alone. */
  private static final Pattern ALONE = Pattern.compile(MEMBER + "[A-Za-z0-9_-]{30,4000}+");

  /** As long as a commit, which is shown wherever nothing is said against it. */
  private static final Pattern HEX =
      Pattern.compile(
          "(?i)(\\b(?:token|secret|password|passwd|credential|bearer)\\s{1,4}(?:(?:is|was|of|for)\\s{1,4})?['\"`]?)"
              + "[0-9a-f]{40}(?![0-9a-z])");

  private static final Signs NAMES_OF_HEX =
      Signs.of("token", "secret", "password", "passwd", "credential", "bearer");

  /** Neither a version, a commit, a path, a file, an address, a moment nor an algorithm. */
  private static final String DRAWN =
      "(?!v?\\d{1,9}(?:[.:-]\\d|[a-z]{0,3}(?![A-Za-z0-9]))|(?i:[0-9a-f]{6,64}(?![A-Za-z0-9]))"
          + "|(?i:sha|md|utf|base|aes|hs|rs|es|ed|oauth|http|ipv)-?\\d|[./~@#]|[A-Z]{1,5}\\d{2,6}(?![A-Za-z0-9]))"
          + "(?=[A-Za-z!-@]{0,60}\\d)(?=[0-9!-@]{0,60}[A-Za-z])(?![^\\s]{0,200}?(?:/|\\(|\\.[a-z]{1,5}(?![A-Za-z0-9])))"
          + "[^\\s'\"`,;:=()<>\\[\\]]{6,200}+(?![:=(])";

  /** {@code the password is …}, {@code Incorrect API key provided: …}, {@code token … expired}. */
  private static final Pattern SENTENCE =
      Pattern.compile(
          "(?i:(?<![A-Za-z0-9_/.-])(pass(?:word|phrase|code)|passwd|mot\\sde\\spasse|secret|token|jeton|api["
              + " -]?key|cl[eé]\\sapi|credentials?|authorization|negotiate|geniekey|bearer))"
              + "((?:\\s{1,4}[\\w@.'\u2019-]{1,40}+){0,6}?\\s{0,2}:?\\s{1,4}['\"`]?)"
              + DRAWN);

  private static final Signs NAMES =
      Signs.of(
          "pass",
          "secret",
          "token",
          "jeton",
          "api",
          "credential",
          "authorization",
          "negotiate",
          "geniekey",
          "bearer");

  /** {@code code d'accès : …}, {@code clef privée : …}, {@code identifiants : alice / …}. */
  private static final Pattern FRENCH =
      Pattern.compile(
          "(?i)(\\bcode\\s(?:d['\u2019]acc[eè]s|secret)\\s?:\\s{0,4}"
              + "|(?<![\\p{L}])(?:cl[eé]|clef)s?\\s(?:api|priv[eé]e|secr[eè]te|d['\u2019]acc[eè]s)\\s?:\\s{0,4}"
              + "|\\b(?:identifiants?|credentials?)\\s?:?\\s{1,4}[^\\s:/]{1,60}+\\s{0,2}[/:]\\s{0,2})"
              + "[^\\r\\n]++");

  private static final Signs FRENCH_NAMES =
      Signs.of("code", "cle", "cl\u00E9", "identifiant", "credential");

  private SaidSecrets() {}

  /** What sentences say; to be asked last, as these hide one word of a line. */
  static String hideInSentences(String text) {
    return NAMES.areIn(text.toLowerCase(Locale.ROOT))
        ? SENTENCE.matcher(text).replaceAll("$1$2" + SecretCleaner.HIDDEN)
        : text;
  }

  static String hide(String text) {
    var lower = text.toLowerCase(Locale.ROOT);
    var result = mayHoldWallet(text) ? hidden(WALLET, "", text) : text;
    if (PHRASES.areIn(lower)) {
      result = hidden(PHRASE, "$1", result);
    }
    if (result.indexOf('"') >= 0) {
      // The same where the key stands inside another text: \"kty\".
      result = hidden(result.contains("\"kty") ? OF_KEY : ALONE, "$1", result);
    }
    if (FRENCH_NAMES.areIn(lower)) {
      result = hidden(FRENCH, "$1", result);
    }
    return NAMES_OF_HEX.areIn(lower) ? hidden(HEX, "$1", result) : result;
  }

  private static String hidden(Pattern pattern, String stays, String text) {
    return pattern.matcher(text).replaceAll(stays + SecretCleaner.HIDDEN);
  }

  /** Whether as many words of small letters could stand there. */
  private static boolean mayHoldWallet(String text) {
    int words = 0;
    int letters = 0;
    for (int at = 0; at < text.length() && words < FEWEST_WORDS; at++) {
      char letter = text.charAt(at);
      if (letter >= 'a' && letter <= 'z') {
        letters++;
        words += letters == SHORTEST_WORD ? 1 : 0;
      } else if (letter == ' ' || letter == '\t' || letter == ',') {
        words = letters > 0 && letters < SHORTEST_WORD ? 0 : words;
        letters = 0;
      } else {
        words = 0;
        letters = 0;
      }
    }
    return words >= FEWEST_WORDS;
  }
}
