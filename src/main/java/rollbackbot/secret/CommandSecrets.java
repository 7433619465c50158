package rollbackbot.secret;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Hides what commands are given without a name that says so: {@code curl -u name:word}, {@code
 * docker login -p word}, {@code echo word | docker login --password-stdin}, {@code machine … login
 * … password word}, {@code identified by 'word'}. Where such a value ends depends on the shell, so
 * all that follows on the line is hidden.
 */
final class CommandSecrets {
  private static final String REST = "[^\\r\\n]++";

  /** Commands that take a password behind {@code -p}, {@code -P}, {@code -a}, {@code -w}. */
  private static final String TAKERS =
      "(?:login|sshpass|mysql\\w{0,10}|mariadb\\w{0,10}|mongo\\w{0,10}|redis-cli|ldap\\w{1,10}"
          + "|smbclient|htpasswd|zip|unzip|7z|sqlcmd|isql|twine|cqlsh|ncftp\\w{0,6}|bcp|usermod|useradd"
          + "|restic|unrar)";

  /**
   * A command.
   *
   * @param signs one of which is in every text that holds such a command, in lower case
   * @param others one of which is in it too
   * @param pattern with the group that stays
   */
  private record Command(Signs signs, Signs others, Pattern pattern) {
    boolean isLikelyIn(String lower) {
      return signs.areIn(lower) && others.areIn(lower);
    }

    private Command with(String... words) {
      return new Command(signs, Signs.of(words), pattern);
    }
  }

  private static final List<Command> COMMANDS =
      List.of(
          // Not numbers, as in docker run -u 1000:1000.
          command(
              " -",
              "((?<![^\\s'\"`(\\[,])(?:-[A-Za-z]{0,6}?[uU]|--user|--proxy-user|--auth)(?:[=\\s]\\s{0,4}|))"
                  + "(?!\\d{1,8}:\\d)['\"]?[^\\s:'\"=-][^\\s:'\"]{0,100}+:(?![\\s/\\\\]|$)"
                  + REST),
          // curl -E file:word, and the name of a cookie with what it holds
          command(
              "curl",
              "(\\bcurl\\s[^\\r\\n]{0,400}?(?<=\\s)"
                  + "(?:(?:-E|--cert|--proxy-cert)[=\\s]['\"]?[^\\s:'\"]{1,100}+:"
                  + "|(?:-b|--cookie)[=\\s]['\"]?[^\\s=;'\"]{1,100}+=))"
                  + REST),
          command("lftp", "(\\blftp\\s[^\\r\\n]{0,200}?-u\\s{0,4}[^\\s,]{1,100}+,)" + REST),
          command("htpasswd", "(\\bhtpasswd\\s{1,4}-[A-Za-z]{0,4}b[A-Za-z]{0,4}\\s)" + REST),
          command("openssl", "(\\bopenssl\\s[^\\r\\n]{0,400}?\\s-(?:k|K)\\s)" + REST),
          command("from-literal", "(--from-literal[=\\s]\\S{1,100}?=)" + REST),
          command("securestring", "(?i)(\\bconvertto-securestring\\s{1,4})" + REST),
          command("net use", "(?i)(\\bnet use\\s[^\\r\\n]{1,400}?/user:\\S{1,100}\\s{1,4})" + REST),
          command("vault login", "(\\bvault login\\s{1,4}(?!-))" + REST),
          command("sqlplus", "(?i)(\\bsqlplus\\s[^\\r\\n/]{0,200}?[^\\s/]{1,60}/)" + REST),
          command("jdbc:oracle", "(?i)(jdbc:oracle:[a-z]{3,4}:[^\\s/@]{1,60}/)[^\\s@]++"),
          // composer config http-basic.host name word, bundle config host name:word
          command(
                  "config",
                  "(?i)(\\bconfig\\s[^\\r\\n]{0,200}?(?:http-basic|oauth|bearer)\\.\\S{1,200}\\s{1,4})"
                      + REST)
              .with("http-basic", "oauth", "bearer"),
          command(
              "bundle",
              "(\\bbundle"
                  + " config\\s(?:(?:--?[a-z]{1,10}|set)\\s){0,3}\\S{2,100}+\\s[^\\s:]{1,100}+:)(?!//)"
                  + REST),
          // a name that sounds secret, and behind a space its value, which ends the line
          command(
              Signs.of(
                  "token",
                  "secret",
                  "passw",
                  "passphrase",
                  "requirepass",
                  "masterauth",
                  "credential",
                  "_key",
                  "-key",
                  "apikey",
                  "_auth"),
              "((?:(?:^|\\s)ENV|\\bsetenv|\\bset(?:\\s-[a-z]{1,4}){1,3}"
                  + "|\\b(?:config(?:ure)?\\sset|config\\s--?[a-z]{1,10}))"
                  + "\\s{1,4}(?:--?[a-z]{1,20}\\s{1,4}){0,3}[^\\s=]{0,100}?(?i:token|secret|passw|passphrase"
                  + "|requirepass|masterauth|credential|[_-]key|apikey|_auth)[^\\s=:]{0,60}+\\s{1,4})(?![=:-])"
                  + "(?:[\"'][^\\r\\n]++|\\S{1,400}+(?=\\s{0,8}$|\\s{1,4}-))"),
          command("authtoken", "((?:ngrok\\s|add-)authtoken\\s{1,4})" + REST),
          command("masterauth", "(?i)(\\bmasterauth\\s{1,4})" + REST),
          command("requirepass", "(?i)(\\brequirepass\\s{1,4})" + REST),
          command("auth ", "((?:^|> )AUTH\\s{1,4})(?:\\S{1,100}+\\s)?\\S{1,200}+$"),
          command("password", "(^\\s{0,40}password\\s{1,4})\\S{1,200}+$"),
          command(
              "pass",
              "(?i)(\\bpass(?:word|phrase)\\s(?:for\\s[^\\r\\n]{1,200}?|\\([^)]{1,40}\\)):\\s{1,4})"
                  + REST),
          command("jeton", "(?i)(\\bjeton\\s\\S{1,20}\\s?:\\s{0,4})" + REST),
          command(
              "code",
              "(?i)(\\b(?:recovery|backup|two-factor|2fa|one-time|verification)\\scodes?\\s?:\\s{1,4})"
                  + REST),
          command(
                  " -",
                  "(?i)(\\b"
                      + TAKERS
                      + "(?:\\.exe)?\\b[^\\r\\n|;&]{0,400}?\\s-(?-i:p|P|a|w|pass)[=\\s]{0,2})(?!-)"
                      + REST)
              .with(
                  "login",
                  "sshpass",
                  "mysql",
                  "mariadb",
                  "mongo",
                  "redis-cli",
                  "ldap",
                  "smbclient",
                  "htpasswd",
                  "zip",
                  "7z",
                  "sqlcmd",
                  "isql",
                  "twine",
                  "cqlsh",
                  "ncftp",
                  "bcp",
                  "usermod",
                  "useradd",
                  "restic",
                  "unrar"),
          command(
              "|",
              "(?i)(\\b(?:echo|printf)\\s)(?=[^|\\r\\n]{1,400}\\|[^\\r\\n]{0,400}(?:login|-stdin|sudo"
                  + " -S|chpasswd))"
                  + REST),
          command(
              "password",
              "(?i)(\\b(?:login|user|account)\\s{1,4}\\S{1,100}\\s{1,4}password\\s{1,4})" + REST),
          command("passw", "(?i)(\\b(?:password|passwd)\\s{1,4}(?=['\"]))" + REST),
          command("identified", "(?i)(\\bidentified\\s{1,4}by\\s{1,4}(?=['\"]))" + REST),
          // here-strings, but for the marks of a merge
          command("<<<", "((?<!<)<<<(?!<)\\s{0,4})" + REST),
          command("<(", "(<\\((?:echo|printf)\\s{1,4})[^)\\r\\n]++"),
          command(
              "echo ",
              "(\\becho\\s{1,4})(?=[^|>\\r\\n]{1,400}>{1,2}\\s?\\S{0,100}(?:pass|netrc|npmrc))"
                  + REST),
          // host:port:database:user:word
          command(
              ":",
              "((?<![A-Za-z0-9_.:/-])[A-Za-z0-9.*-]{1,100}+:(?:\\d{2,5}|\\*):[^:\\s]{1,60}+:[^:\\s]{1,60}+:)[^:\\s]{1,200}+$"),
          command("%", "(\\s-U\\s{0,4}[^\\s%]{1,60}+%)" + REST),
          command("ora-", "(?i)(\\bora-\\d{5}:\\s[^\\s/]{1,60}+/)\\S++"),
          command("pass ", "((?<=>)\\s{0,2}PASS\\s{1,4})" + REST),
          command("auth ", "(\\bAUTH\\s(?:LOGIN|PLAIN)\\s{1,4})\\S++"),
          command("::add-mask::", "(::add-mask::)" + REST),
          command("bearer:", "(?i)(\\bbearer:\\s{0,4})" + REST),
          command("secrets ", "(\\bsecrets\\s(?:set|put|create|add)\\s[^=\\r\\n]{0,200}?=)" + REST),
          command("creds", "(--(?:[a-z]{1,5}-)?creds[=\\s][^\\s:]{1,100}+:)" + REST),
          command("bindpw", "(?i)(\\bbindpw\\s{1,4})" + REST),
          command("rootpw", "(?i)(\\brootpw\\s{1,4})" + REST),
          command("ssh-keygen", "(\\bssh-keygen\\s[^\\r\\n]{0,200}?-[NP]\\s{0,4})" + REST),
          command("net user", "(?i)(\\bnet user\\s\\S{1,60}+\\s{1,4})(?!/)" + REST),
          command("rabbitmqctl", "(\\brabbitmqctl\\s\\w{3,20}\\s\\S{1,60}+\\s{1,4})" + REST),
          command("set-initial-password", "(set-initial-password\\s{1,4})" + REST),
          command(
              "mc ",
              "(\\bmc\\s(?:alias set|config host add)\\s\\S{1,60}+\\s{1,4}\\S{1,200}+\\s{1,4})"
                  + REST),
          command("rclone", "(\\brclone\\s(?:obscure|config create)\\s{1,4})" + REST),
          command("config", "(\\bpoetry config\\s\\S{0,60}token\\S{0,60}\\s{1,4})" + REST),
          command(
              "env set",
              "(?i)(\\benv set\\s\\S{0,60}(?:secret|token|key|pass)\\S{0,60}\\s{1,4})" + REST),
          command(
                  " ",
                  "(\\b(?:cargo login|twilio login|snyk auth|cf"
                      + " auth\\s\\S{1,60}+)\\s{1,4}(?:AC\\w{1,40}+\\s{1,4})?)(?![-:])\\S{6,200}+")
              .with("cargo login", "twilio login", "snyk auth", "cf auth"),
          command(
              " -t",
              "(\\b(?:doctl|vercel|now|railway|surge|slackcat|codecov)\\b[^\\r\\n|;&]{0,200}?\\s-t[=\\s]{1,2})"
                  + REST),
          command(
                  ":",
                  "(\\b(?:http|https|xh|ab|siege)\\s[^\\r\\n|;&]{0,200}?-[aA]\\s{1,4}[^\\s:]{1,60}+:)"
                      + REST)
              .with("-a"),
          // name:word@host.example without a scheme
          command(
              "@",
              "((?<![A-Za-z0-9_/@.:%+-])(?!mailto:)[A-Za-z0-9_.%+-]{1,64}:)[^\\s@/:'\"<>]{3,200}"
                  + "(?=@[A-Za-z0-9-]{1,60}(?:\\.[A-Za-z0-9-]{1,60}){0,6}\\.[A-Za-z]{2,20}\\b)"));

  private static Command command(String sign, String pattern) {
    return command(Signs.of(sign), pattern);
  }

  private static Command command(Signs signs, String pattern) {
    return new Command(signs, signs, Pattern.compile(pattern));
  }

  private CommandSecrets() {}

  static String hide(String text) {
    var lower = text.toLowerCase(Locale.ROOT);
    var result = text;
    for (var command : COMMANDS) {
      if (command.isLikelyIn(lower)) {
        result = command.pattern().matcher(result).replaceAll("$1[secret]");
        lower = result.contains(SecretCleaner.HIDDEN) ? lower + SecretCleaner.HIDDEN : lower;
      }
    }
    return result;
  }
}
