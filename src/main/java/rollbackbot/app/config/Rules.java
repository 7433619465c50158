package rollbackbot.app.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import rollbackbot.app.config.Rule.Broken;
import rollbackbot.githost.ApiAddress;
import rollbackbot.http.Trust;
import rollbackbot.release.AppName;
import rollbackbot.release.Road;
import rollbackbot.release.TicketSystem;
import rollbackbot.source.Repository;
import rollbackbot.source.RepositoryAddress;
import rollbackbot.source.RiskyPaths;
import rollbackbot.version.TagFormat;

/** The forms of the values that an operator writes. */
final class Rules {
  static final String EVERYONE = "everyone";

  /** The names that the slash command keeps for itself. */
  private static final Set<String> RESERVED =
      Set.of("status", "history", "check", "why", "resume", "help", "previous");

  private static final Pattern MEMBER = Pattern.compile("[UWS][A-Z0-9]{1,30}");
  private static final Pattern CHANNEL = Pattern.compile("[CG][A-Z0-9]{1,30}");
  private static final Pattern PLATFORM_NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,99}");
  private static final Pattern FLAG = Pattern.compile("[A-Za-z0-9_*]{1,200}");
  private static final Pattern HOST = Pattern.compile("([a-z0-9.-]+|\\[[0-9a-f:]+])(:\\d{1,5})?");

  /** {@code git@host:path}, or {@code ssh://git@host:port/path}. */
  private static final Pattern SSH =
      Pattern.compile(
          "(?i)(?:(?:git\\+)?ssh://(?:[^@/:]+@)?(?<host1>[a-z0-9.-]+)(?::\\d+)?/+|[\\w.-]+@(?<host2>[a-z0-9.-]+):/*)(?<path>[\\w./~-]+)");

  /** Names under which the public hosts answer with nothing but a redirect. */
  private static final Set<String> REDIRECTING = Set.of("www.github.com", "www.gitlab.com");

  private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7e]+");
  private static final int LONGEST_PATTERN = 200;
  private static final String SAMPLE_VERSION = "1.0.0";

  private Rules() {}

  static AppName appName(String text) {
    if (!AppName.isValid(text)) {
      throw new Broken(
          Findings.quoted(text) + " is no app name",
          "write lower-case letters, digits and hyphens");
    }
    if (RESERVED.contains(text)) {
      throw new Broken("is a word of the command itself", "choose another name, set scalingo-app");
    }
    return new AppName(text);
  }

  /** A name on the platform: of an app, of a region. */
  static String platformName(String text) {
    return matching(text, PLATFORM_NAME, "write lower-case letters, digits and hyphens");
  }

  static String operator(String text) {
    return text.equals(EVERYONE)
        ? text
        : matching(text, MEMBER, "write a user's id (U…, W…), a group's (S…), or everyone");
  }

  static String member(String text) {
    return matching(text, MEMBER, "write a user's id (U…, W…) or a group's (S…)");
  }

  static String channel(String text) {
    return matching(text, CHANNEL, "write a channel's id (C…, G…)");
  }

  static String featureFlag(String text) {
    return matching(text, FLAG, "write a variable's name; * stands for any letters");
  }

  static Road road(String text) {
    return switch (text) {
      case "branch" -> Road.BRANCH;
      case "archive" -> Road.ARCHIVE;
      case String other ->
          throw new Broken(Findings.quoted(other) + " is unknown", "write branch or archive");
    };
  }

  static TicketSystem tickets(String text) {
    return switch (text) {
      case "none" -> TicketSystem.NONE;
      case "github" -> TicketSystem.GITHUB;
      case "gitlab" -> TicketSystem.GITLAB;
      case String other ->
          throw new Broken(Findings.quoted(other) + " is unknown", "write github, gitlab or none");
    };
  }

  static String riskyPath(String text) {
    if (text.length() > LONGEST_PATTERN) {
      throw new Broken("is too long", "write up to %d characters".formatted(LONGEST_PATTERN));
    }
    if (!RiskyPaths.isValid(text)) {
      throw new Broken(
          Findings.quoted(text) + " fits no file",
          "write it from the repository's root, like db/migrate/**");
    }
    return text;
  }

  static TagFormat tagFormat(String text) {
    if (!TagFormat.isValid(text)) {
      throw new Broken(
          Findings.quoted(text) + " doesn't hold {version} once", "write it like v{version}");
    }
    var sample = text.replace("{version}", SAMPLE_VERSION);
    if (!GitNames.isLegal(sample)) {
      throw new Broken(Findings.quoted(sample) + " is no legal tag", "write it like v{version}");
    }
    return new TagFormat(text);
  }

  static String branchFormat(String text) {
    if (text.split("\\{tag}", -1).length != 2) {
      throw new Broken(
          Findings.quoted(text) + " doesn't hold {tag} once", "write it like release/{tag}");
    }
    var sample = text.replace("{tag}", "v" + SAMPLE_VERSION);
    if (!GitNames.isLegalBranch(sample)) {
      throw new Broken(
          Findings.quoted(sample) + " is no legal branch", "write it like release/{tag}");
    }
    return text;
  }

  static Pattern versionPattern(String text) {
    if (text.length() > LONGEST_PATTERN) {
      throw new Broken("is too long", "write up to %d characters".formatted(LONGEST_PATTERN));
    }
    var pattern = compiled(text);
    if (pattern.matcher("").groupCount() < 1) {
      throw new Broken("has no group", "put the version in round brackets");
    }
    return pattern;
  }

  private static Pattern compiled(String text) {
    try {
      return Pattern.compile(text);
    } catch (PatternSyntaxException unclear) {
      throw new Broken(
          "is no regular expression: " + unclear.getDescription(),
          "correct it near character " + (unclear.getIndex() + 1));
    }
  }

  static Repository repository(String text) {
    var ssh = SSH.matcher(text);
    if (ssh.matches()) {
      throw new Broken(
          "is an SSH address, and the bot speaks https",
          "write https://%s/%s"
              .formatted(
                  Optional.ofNullable(ssh.group("host1")).orElseGet(() -> ssh.group("host2")),
                  ssh.group("path")));
    }
    var url = url(text);
    if (REDIRECTING.contains(url.getHost().toLowerCase(Locale.ROOT))) {
      throw new Broken("is redirected by its host, which is not followed", "write it without www.");
    }
    if (url.getQuery() != null || url.getFragment() != null || url.getPath().length() < 2) {
      throw new Broken(
          "is no address of a repository", "write it like https://github.com/acme/my-app.git");
    }
    var repository = new Repository(url.toString().replaceFirst("/+$", ""));
    ApiAddress.ofPublicHost(repository)
        .filter(host -> !host.kind().keepsAt(RepositoryAddress.of(repository).path()))
        .ifPresent(host -> {
          throw new Broken(
              "is no address of a repository on " + host.kind().title(),
              "write it like https://github.com/acme/my-app.git");
        });
    return repository;
  }

  /** An address that secrets may travel to. The messages don't show it, it may hold one. */
  static URI url(String text) {
    var url = parsed(text).filter(found -> found.getHost() != null).orElseThrow(Rules::noUrl);
    if (url.getRawUserInfo() != null) {
      throw new Broken("holds a user or a password", "write it without");
    }
    if (Trust.written(text).isEmpty()) {
      throw noUrl();
    }
    return url;
  }

  static URI slackApiUrl(String text) {
    var url = url(text);
    if (!text.endsWith("/")) {
      throw new Broken("doesn't end in a slash", "write it like https://slack.com/api/");
    }
    return url;
  }

  /** The host, with its port where that isn't the usual one, as {@code GIT_HOST} writes it. */
  static String host(Repository repository) {
    var url = URI.create(repository.url());
    var host = url.getHost().toLowerCase(Locale.ROOT);
    return url.getPort() < 0 || url.getPort() == 443 ? host : host + ":" + url.getPort();
  }

  static String host(String text) {
    var lower = text.toLowerCase(Locale.ROOT);
    var cure = "write host or host:port, separated by commas";
    var host = matching(lower, HOST, cure);
    var port = host.replaceFirst("^.*?(?::(\\d+))?$", "$1");
    if (!port.isEmpty() && (Integer.parseInt(port) < 1 || Integer.parseInt(port) > 65_535)) {
      throw new Broken(Findings.quoted(host) + " has a port that there isn't", cure);
    }
    return host.endsWith(":443") ? host.substring(0, host.length() - ":443".length()) : host;
  }

  /** A secret that can travel in a header. */
  static String token(String text) {
    if (!VISIBLE.matcher(text).matches()) {
      throw new Broken("holds a space or a sign that no token has", "copy it again");
    }
    return text;
  }

  static int number(String text, int least, int most) {
    boolean isNumber = text.length() <= 9 && text.chars().allMatch(Rules::isDigit);
    if (!isNumber || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
      throw new Broken(
          Findings.quoted(text) + " doesn't fit",
          "write a number from %d to %d".formatted(least, most));
    }
    return Integer.parseInt(text);
  }

  private static boolean isDigit(int letter) {
    return letter >= '0' && letter <= '9';
  }

  private static Optional<URI> parsed(String text) {
    try {
      return Optional.of(new URI(text));
    } catch (URISyntaxException _) {
      return Optional.empty();
    }
  }

  private static Broken noUrl() {
    return new Broken(
        "is no address that can be used", "write https://…, or http://… on a loopback address");
  }

  private static String matching(String text, Pattern pattern, String cure) {
    if (!pattern.matcher(text).matches()) {
      throw new Broken(Findings.quoted(text) + " doesn't fit", cure);
    }
    return text;
  }
}
