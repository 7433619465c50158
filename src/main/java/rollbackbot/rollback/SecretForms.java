package rollbackbot.rollback;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Secrets that are known by their form. The patterns are possessive or bounded, and begin with
 * fixed letters, so that their time grows with the length of the text only.
 */
final class SecretForms {

  private record Form(Pattern pattern, String replacement) {}

  private static final List<Form> FORMS =
      List.of(
          // scheme://user:password@host, where the password may hold a slash; not host:3000/@name
          form(
              "://[^\\s/?#@:\"'<>]{0,200}+:(?!\\d{1,5}[/?#])[^\\s@\"'<>]{1,200}+@", "://[secret]@"),
          // scheme://token@host, and passwords with an @
          form("://(?!git@[^@\\s/]++(?:[/\\s]|$))[^\\s/?#\"'<>]{1,2000}@", "://[secret]@"),
          // the tokens of Slack, GitHub, GitLab, Scalingo and Stripe; longer ones of npm, Google
          // and others
          form(
              "(?<![A-Za-z0-9])(?:xox[a-z]-|xapp-|gh[opsur]_|github_pat_|glpat-|tk-us-"
                  + "|[sr]k_(?:live|test)_|whsec_)[A-Za-z0-9_.-]{3,}+",
              "[secret]"),
          form("(?<![A-Za-z0-9])(?:npm_|AIza|sk-(?:proj-|ant-)?)[A-Za-z0-9_-]{30,}+", "[secret]"),
          // the ids of AWS keys
          form("(?<![A-Za-z0-9])(?:AKIA|ASIA)[A-Z0-9]{12,}+", "[secret]"),
          // JSON web tokens (RFC 7519): header and payload begin as {" in Base64
          form(
              "(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{5,}+\\.[A-Za-z0-9_-]{5,}+(?:\\.[A-Za-z0-9_-]*+){0,3}+",
              "[secret]"),
          // Slack's own addresses for posting
          form(
              "hooks\\.slack\\.com/(?:services|workflows|triggers)/[^\\s\"'<>]++",
              "hooks.slack.com/[secret]"));

  /** {@code Bearer} or {@code Basic} and a word; only words that no dictionary holds. */
  private static final Pattern CREDENTIALS =
      Pattern.compile("\\b((?i:Bearer|Basic))[ \\t]{1,8}([A-Za-z0-9._~+/-]{8,}+=*+)");

  private static final Pattern ORDINARY = Pattern.compile("[A-Z]?[a-z]+\\.?");
  private static final int LONGEST_WORD = 24;

  private SecretForms() {}

  static String hide(String text) {
    var result = text;
    for (var form : FORMS) {
      result = form.pattern().matcher(result).replaceAll(form.replacement());
    }
    return CREDENTIALS.matcher(result).replaceAll(SecretForms::credentials);
  }

  private static String credentials(MatchResult match) {
    var word = match.group(2);
    boolean ordinary = word.length() <= LONGEST_WORD && ORDINARY.matcher(word).matches();
    return ordinary ? match.group() : match.group(1) + " " + SecretCleaner.HIDDEN;
  }

  private static Form form(String pattern, String replacement) {
    return new Form(Pattern.compile(pattern), replacement);
  }
}
