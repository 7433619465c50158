package rollbackbot.scalingo;

import java.time.InstantSource;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import rollbackbot.http.Timeouts;
import rollbackbot.once.SteadyClock;
import rollbackbot.scalingo.http.ApiTokens;
import rollbackbot.scalingo.http.AuthorizedCalls;
import rollbackbot.scalingo.http.CallBudget;
import rollbackbot.scalingo.http.CallListener;
import rollbackbot.scalingo.http.Dates;
import rollbackbot.scalingo.http.ScalingoHttp;
import rollbackbot.scalingo.http.ScalingoSettings;

/**
 * Our account at Scalingo. All that is asked through it shares one short-lived token and one budget
 * of calls, since the platform counts them together.
 */
public final class ScalingoAccount {
  private final Regions regions;
  private final ScalingoPlatform platform;
  private final ScalingoPlatform glimpses;
  private final ScalingoEnvironment environment;
  private final ScalingoDatabases databases;
  private final ScalingoObservations observations;
  private final Unhurried unhurried;
  private final IntSupplier part;

  /**
   * Builds the clients; the first call is made when something is asked.
   *
   * @param processes how many processes share the budget, this one among them
   * @param requestIds random ids, one for each call, to find it again in the platform's logs
   */
  public ScalingoAccount(
      ScalingoSettings settings,
      IntSupplier processes,
      Timeouts timeouts,
      InstantSource clock,
      SteadyClock steady,
      Supplier<String> requestIds,
      CallListener listener) {
    this.part = () -> Math.max(1, settings.callsPerMinute() / processes.getAsInt());
    var budget = new CallBudget(part, steady);
    var http = new ScalingoHttp(settings, budget, timeouts, clock, requestIds, listener);
    var calls = new AuthorizedCalls(http, ApiTokens.kept(http, settings, clock));
    var dates = new Dates(clock);
    this.regions = new Regions(calls, settings);
    var sources = new Sources(calls, regions, settings, timeouts.forFiles());
    this.platform = new ScalingoPlatform(calls, settings.authUrl(), sources, regions, dates, part);
    this.glimpses =
        new ScalingoPlatform(
            calls.spare(), settings.authUrl(), sources, regions, dates, () -> part.getAsInt() / 2);
    this.environment = new ScalingoEnvironment(calls, regions, dates);
    var unhurried = calls.unhurried();
    this.observations =
        new ScalingoObservations(
            new RouterStats(unhurried, regions),
            new Events(unhurried, regions, dates),
            new Variables(unhurried, regions),
            new Addons(unhurried, regions),
            new DedicatedDatabases(unhurried, regions),
            new Apps(unhurried, regions));
    this.databases =
        databases(
            calls,
            new DatabaseCalls(
                http,
                new AddonTokens(calls, regions, clock),
                timeouts.whole(),
                UnaryOperator.identity()),
            dates);
    this.unhurried =
        new Unhurried(
            new ScalingoPlatform(
                unhurried,
                settings.authUrl(),
                new Sources(unhurried, regions, settings, timeouts.forFiles()),
                regions,
                dates,
                () -> part.getAsInt() / 2),
            databases(
                unhurried,
                new DatabaseCalls(
                    http,
                    new AddonTokens(unhurried, regions, clock),
                    timeouts.whole(),
                    AuthorizedCalls::unhurried),
                dates),
            new ScalingoEnvironment(unhurried, regions, dates));
  }

  private ScalingoDatabases databases(AuthorizedCalls calls, DatabaseCalls own, Dates dates) {
    return new ScalingoDatabases(
        new Addons(calls, regions),
        new DatabaseStates(own, regions),
        new Backups(own, regions, dates),
        new Recoveries(own, regions));
  }

  /** The same, for what nobody waits for: it leaves half of the budget to others. */
  public record Unhurried(
      ScalingoPlatform platform, ScalingoDatabases databases, ScalingoEnvironment environment) {}

  public Unhurried unhurried() {
    return unhurried;
  }

  /** How many calls this process may make in a minute, as things stand. */
  public int callsPerMinute() {
    return part.getAsInt();
  }

  /** The regions that our account sees; none where one address serves them all. */
  public List<String> regions() {
    return regions.names();
  }

  public ScalingoPlatform platform() {
    return platform;
  }

  /** The same platform, asked by whoever only looks around: others' calls come first. */
  public ScalingoPlatform glimpses() {
    return glimpses;
  }

  public ScalingoEnvironment environment() {
    return environment;
  }

  public ScalingoDatabases databases() {
    return databases;
  }

  /** What is asked for without hurry. */
  public ScalingoObservations observations() {
    return observations;
  }
}
