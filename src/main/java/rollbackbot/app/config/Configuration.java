package rollbackbot.app.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import rollbackbot.githost.ApiAddress;
import rollbackbot.http.OutgoingProxies;
import rollbackbot.release.App;
import rollbackbot.release.AppName;
import rollbackbot.release.Operators;
import rollbackbot.release.PlatformApp;
import rollbackbot.secret.Secret;
import rollbackbot.store.PostgresAddress;
import rollbackbot.text.Language;
import rollbackbot.tree.DecisionTree;

/**
 * All that an operator configures, checked.
 *
 * @param proxies what requests go through on their way out
 * @param hookSecret signs the calls after rollbacks
 * @param operators who may act on apps that name nobody themselves
 * @param tree the questions: the team's own, or the runbook's
 * @param retention how long incidents that are over are kept; empty: for ever
 * @param check whether the bot looks by itself at the apps that are named
 * @param apps the apps that may be named; empty: any app, under its name on the platform
 * @param defaults an app with nothing of its own; its name says nothing
 */
public record Configuration(
    Http http,
    Slack slack,
    Scalingo scalingo,
    Git git,
    OutgoingProxies proxies,
    Optional<Secret> hookSecret,
    DatabaseSetting database,
    LogFormat logFormat,
    LanguageSetting language,
    Operators operators,
    DecisionTree tree,
    Optional<Duration> retention,
    CheckSetting check,
    Optional<Map<AppName, App>> apps,
    App defaults) {

  /**
   * The bot's own HTTP server.
   *
   * @param metricsToken who shows it may read the metrics; empty: anyone
   */
  public record Http(int port, Optional<Secret> metricsToken) {}

  /**
   * The way to Slack.
   *
   * @param apiUrl ends in a slash
   */
  public record Slack(Secret botToken, SlackMode mode, URI apiUrl) {}

  /** How Slack brings what people do. */
  public sealed interface SlackMode {

    /** The secret by which Slack's requests to us are told from others. */
    record HttpMode(Secret signingSecret) implements SlackMode {}

    /** The token with which we open a socket to Slack. */
    record SocketMode(Secret appToken) implements SlackMode {}

    /** What of it nobody may see. */
    default Secret secret() {
      return switch (this) {
        case HttpMode(var secret) -> secret;
        case SocketMode(var token) -> token;
      };
    }
  }

  /**
   * The way to the platform.
   *
   * @param region the region of apps that name none
   * @param apiUrl instead of what looking up the region gives
   * @param databaseApiUrl likewise
   * @param callsPerMinute the bot's own budget
   */
  public record Scalingo(
      Secret token,
      URI authenticationUrl,
      String region,
      Optional<URI> apiUrl,
      Optional<URI> databaseApiUrl,
      int callsPerMinute) {
    /** What a rollback takes, but for the looks while a deployment runs. */
    public static final int ENOUGH_CALLS = 15;

    private static final int FEWEST = 3;

    /** Whether no rollback gets anywhere with so few. */
    public boolean hasTooFewCalls() {
      return callsPerMinute < FEWEST;
    }
  }

  /**
   * The way to the Git hosts.
   *
   * @param allowedHosts the hosts, {@code host[:port]} in lower case, that may receive the tokens
   * @param api the API of a host of the team's own
   * @param ticketToken for tickets, instead of the other
   */
  public record Git(
      Optional<Secret> token,
      String username,
      Set<String> allowedHosts,
      Optional<ApiAddress> api,
      Optional<Secret> ticketToken) {}

  /** Where the bot's state is kept. */
  public sealed interface DatabaseSetting {

    /** In an embedded database. */
    record Embedded(Path directory) implements DatabaseSetting {}

    /** In a PostgreSQL, which several instances may share. */
    record Postgres(PostgresAddress address) implements DatabaseSetting {}

    /** What must never be shown of it. */
    default Optional<Secret> password() {
      return switch (this) {
        case Embedded _ -> Optional.empty();
        case Postgres(var address) -> address.password();
      };
    }
  }

  /** How log lines are written. */
  public enum LogFormat {
    TEXT,
    JSON
  }

  /** In which language the bot speaks. */
  public enum LanguageSetting {
    /** That of the person who opened the incident. */
    AUTO,
    FRENCH,
    ENGLISH;

    /** The language for a person with this locale. */
    public Language language(String locale) {
      return switch (this) {
        case AUTO -> Language.of(locale);
        case FRENCH -> Language.FRENCH;
        case ENGLISH -> Language.ENGLISH;
      };
    }
  }

  /** How often the bot looks by itself whether each app could be rolled back. */
  public enum CheckSetting {
    NEVER,
    WEEKLY
  }

  /** An app that the file doesn't name, reachable under its name on the platform. */
  public App unnamedApp(AppName name, String region) {
    return new App(
        name,
        new PlatformApp(name.value(), region),
        defaults.repository(),
        defaults.tagFormat(),
        defaults.branchFormat(),
        defaults.versionPattern(),
        defaults.operators(),
        defaults.productOwner(),
        defaults.channel(),
        defaults.healthCheck(),
        defaults.featureFlags(),
        defaults.tickets(),
        defaults.riskyPaths(),
        defaults.afterRollback(),
        defaults.approval(),
        defaults.road());
  }

  /** Every secret that the bot holds, so that none is ever shown. */
  public List<Secret> secrets() {
    var always = Stream.of(slack.botToken(), slack.mode().secret(), scalingo.token());
    var perhaps =
        Stream.of(
                git.token(),
                git.ticketToken(),
                hookSecret,
                http.metricsToken(),
                database.password())
            .flatMap(Optional::stream);
    return Stream.of(always, perhaps, proxies.secrets().stream())
        .flatMap(Function.identity())
        .toList();
  }
}
