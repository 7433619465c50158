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
          + "|smbclient|htpasswd|zip|unzip|7z|sqlcmd|isql)";

  /**
   * A command.
   *
   * @param sign in every text that holds such a command, in lower case: looking for it is quick
   * @param pattern with the group that stays
   */
  private record Command(String sign, Pattern pattern) {}

  private static final List<Command> COMMANDS =
      List.of(
          // Not numbers, as in docker run -u 1000:1000.
          command(
              " -",
              "((?<![^\\s'\"`(\\[,])(?:-[A-Za-z]{0,6}?[uU]|--user|--proxy-user|--auth)(?:[=\\s]\\s{0,4}|))"
                  + "(?!\\d{1,8}:\\d)['\"]?[^\\s:'\"=-][^\\s:'\"]{0,100}+:(?![\\s/\\\\]|$)"
                  + REST),
          command(
              " -",
              "(?i)(\\b"
                  + TAKERS
                  + "(?:\\.exe)?\\b[^\\r\\n|;&]{0,400}?\\s-(?-i:p|P|a|w|pass)[=\\s]{0,2})(?!-)"
                  + REST),
          command(
              "|",
              "(?i)(\\b(?:echo|printf)\\s)(?=[^|\\r\\n]{1,400}\\|[^\\r\\n]{0,400}(?:login|-stdin))"
                  + REST),
          command(
              "password",
              "(?i)(\\b(?:login|user|account)\\s{1,4}\\S{1,100}\\s{1,4}password\\s{1,4})" + REST),
          command("passw", "(?i)(\\b(?:password|passwd)\\s{1,4}(?=['\"]))" + REST),
          command("identified", "(?i)(\\bidentified\\s{1,4}by\\s{1,4}(?=['\"]))" + REST),
          // name:word@host.example without a scheme
          command(
              "@",
              "((?<![A-Za-z0-9_/@.:%+-])(?!mailto:)[A-Za-z0-9_.%+-]{1,64}:)[^\\s@/:'\"<>]{3,200}"
                  + "(?=@[A-Za-z0-9-]{1,60}(?:\\.[A-Za-z0-9-]{1,60}){0,6}\\.[A-Za-z]{2,20}\\b)"));

  private static Command command(String sign, String pattern) {
    return new Command(sign, Pattern.compile(pattern));
  }

  private CommandSecrets() {}

  static String hide(String text) {
    var lower = text.toLowerCase(Locale.ROOT);
    var result = text;
    for (var command : COMMANDS) {
      if (lower.contains(command.sign())) {
        result = command.pattern().matcher(result).replaceAll("$1[secret]");
      }
    }
    return result;
  }
}
