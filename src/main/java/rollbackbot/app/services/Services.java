package rollbackbot.app.services;

import java.time.Clock;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import rollbackbot.app.config.Configuration;
import rollbackbot.app.http.HttpAfterRollback;
import rollbackbot.app.http.HttpHealthProbe;
import rollbackbot.check.AppCheck;
import rollbackbot.check.Condition;
import rollbackbot.database.Databases;
import rollbackbot.git.JGitRepositories;
import rollbackbot.githost.GitHostApi;
import rollbackbot.history.HistoryReader;
import rollbackbot.history.PreviousPlan;
import rollbackbot.http.Timeouts;
import rollbackbot.incident.Incidents;
import rollbackbot.once.SteadyClock;
import rollbackbot.outside.Environment;
import rollbackbot.outside.Outside;
import rollbackbot.outside.Rights;
import rollbackbot.release.Platform;
import rollbackbot.release.history.OutputVersionCache;
import rollbackbot.room.Timing;
import rollbackbot.scalingo.ScalingoAccount;
import rollbackbot.scalingo.http.CallListener;
import rollbackbot.secret.SecretCleaner;

/** The services outside, Slack apart, as the configuration names them. */
public record Services(
    Configuration configuration,
    Timing timing,
    String userAgent,
    Clock clock,
    ScalingoAccount scalingo,
    CleanedRepositories repositories,
    CleanedGitHost gitHost,
    HttpHealthProbe health,
    ConfiguredApps apps) {

  /**
   * Builds their clients; nothing is asked yet.
   *
   * @param calls how long an answer may take
   * @param processes how many processes share the budget of calls
   * @param ids random ids, one for each call
   */
  public static Services of(
      Configuration configuration,
      Timing timing,
      Timeouts calls,
      String userAgent,
      IntSupplier processes,
      Supplier<String> ids,
      CallListener listener,
      Clock clock,
      SteadyClock steady) {
    var cleaner = new SecretCleaner(configuration.secrets());
    var scalingo =
        new ScalingoAccount(
            ClientSettings.scalingo(configuration, userAgent),
            processes,
            calls,
            clock,
            steady,
            ids,
            listener);
    var git =
        new JGitRepositories(
            ClientSettings.credentials(configuration),
            configuration.proxies(),
            timing.requests().longest(),
            clock);
    var api = new GitHostApi(ClientSettings.gitHost(configuration, userAgent), calls, clock);
    return new Services(
        configuration,
        timing,
        userAgent,
        clock,
        scalingo,
        new CleanedRepositories(git, cleaner),
        new CleanedGitHost(api, cleaner),
        new HttpHealthProbe(userAgent, configuration.proxies(), timing.health().answer()),
        new ConfiguredApps(configuration, scalingo.platform(), scalingo::regions, steady));
  }

  public Outside outside(Rights rights) {
    return new Outside(
        scalingo.platform(),
        repositories,
        health,
        scalingo.environment(),
        scalingo.databases(),
        gitHost,
        gitHost,
        gitHost,
        new HttpAfterRollback(
            configuration.hookSecret(),
            userAgent,
            configuration.proxies(),
            clock,
            timing.afterRollback().answer()),
        rights);
  }

  public AppCheck check(HistoryReader reader) {
    return check(scalingo.platform(), scalingo.databases(), scalingo.environment(), reader);
  }

  /** The same for looks that nobody waits for: they leave others first. */
  public AppCheck unhurriedCheck(Incidents incidents, OutputVersionCache cache) {
    var unhurried = scalingo.unhurried();
    var reader = new HistoryReader(unhurried.platform(), repositories, incidents, cache, clock);
    return check(unhurried.platform(), unhurried.databases(), unhurried.environment(), reader);
  }

  private AppCheck check(
      Platform platform, Databases databases, Environment environment, HistoryReader reader) {
    return new AppCheck(
        platform,
        repositories,
        gitHost,
        databases,
        health,
        new Condition(environment::status, environment::containers),
        new PreviousPlan(reader),
        ClientSettings.tokenReach(configuration),
        clock);
  }
}
