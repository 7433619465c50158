package rollbackbot.secret;

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

  /** Words that nearly every sentence has, and no wallet. */
  private static final String WORD =
      "(?!(?:the|and|not|for|was|are|has|have|had|with|from|could|would|should|your|its|been|were"
          + "|did|does|but|into|which|they|there|their|while|because)(?![a-z]))[a-z]{3,8}(?![A-Za-z])";

  /** BIP 39: twelve to twenty-four words of three to eight letters. */
  private static final Pattern WALLET =
      Pattern.compile("(?<![A-Za-z])" + WORD + "(?:[ \\t,]{1,3}+" + WORD + "){11,23}+");

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

  private SaidSecrets() {}

  static String hide(String text) {
    var result = WALLET.matcher(text).replaceAll(SecretCleaner.HIDDEN);
    result = PHRASE.matcher(result).replaceAll("$1" + SecretCleaner.HIDDEN);
    if (result.indexOf('"') >= 0) {
      // The same where the key stands inside another text: \"kty\".
      var member = result.contains("\"kty") ? OF_KEY : ALONE;
      result = member.matcher(result).replaceAll("$1" + SecretCleaner.HIDDEN);
    }
    return HEX.matcher(result).replaceAll("$1" + SecretCleaner.HIDDEN);
  }
}
