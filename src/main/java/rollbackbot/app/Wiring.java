package rollbackbot.app;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rollbackbot.app.config.Configuration;
import rollbackbot.app.http.HttpServer;
import rollbackbot.app.http.Metrics;
import rollbackbot.app.http.OpenConnections;
import rollbackbot.app.services.AppsOfIncidents;
import rollbackbot.app.services.ClientSettings;
import rollbackbot.app.services.Services;
import rollbackbot.app.terminal.TerminalTalk;
import rollbackbot.autodeploy.LinkedBranch;
import rollbackbot.evidence.Faults;
import rollbackbot.evidence.look.Gatherer;
import rollbackbot.evidence.look.PlatformCureLook;
import rollbackbot.history.Glances;
import rollbackbot.history.HistoryReader;
import rollbackbot.history.OwnLooks;
import rollbackbot.jobs.Advancing;
import rollbackbot.jobs.InputHandling;
import rollbackbot.jobs.JobTiming;
import rollbackbot.jobs.Jobs;
import rollbackbot.jobs.PollPace;
import rollbackbot.jobs.WakeUps;
import rollbackbot.offer.GatheredAhead;
import rollbackbot.once.LivedTime;
import rollbackbot.once.SteadyClock;
import rollbackbot.rollback.Authorization;
import rollbackbot.rollback.Choices;
import rollbackbot.rollback.Conversation;
import rollbackbot.rollback.Inspection;
import rollbackbot.rollback.Machine;
import rollbackbot.rollback.TerminalActs;
import rollbackbot.secret.SecretCleaner;
import rollbackbot.slack.SlackSide;
import rollbackbot.slack.incoming.SlackEndpoint;
import rollbackbot.slack.incoming.SlackReception;
import rollbackbot.slack.view.PlainNarration;
import rollbackbot.store.Database;
import rollbackbot.store.Replica;
import rollbackbot.store.Retention;
import rollbackbot.store.SqlInbox;
import rollbackbot.store.SqlIncidents;
import rollbackbot.store.SqlLooks;
import rollbackbot.store.SqlOutbox;
import rollbackbot.store.SqlOutputVersionCache;

/** The bot's parts, put together in the order in which they need each other. */
final class Wiring {
  private static final Logger log = LoggerFactory.getLogger(Wiring.class);
  private static final int SHORT_ID = 12;

  private Wiring() {}

  static Bot bot(Configuration configuration, Waits waits, Clock clock, Database database) {
    if (configuration.scalingo().hasTooFewCalls()) {
      log.warn(
          "SCALINGO_CALLS_PER_MINUTE is {}, too few for any rollback: set it to {} or more, or"
              + " leave it out",
          configuration.scalingo().callsPerMinute(),
          Configuration.Scalingo.ENOUGH_CALLS);
    }
    configuration.proxies().description().ifPresent(it -> log.info("requests go out: {}", it));
    var timing = waits.rollback();
    var lived = LivedTime.ofThisProcess();
    var steady = SteadyClock.from(clock, lived);
    Supplier<String> ids =
        () -> UUID.randomUUID().toString().replace("-", "").substring(0, SHORT_ID);
    var metrics = new Metrics();
    var tree = configuration.tree();
    var bell = new CommitBell();
    var wakeUps = new DatabaseWakeUps(new WakeUps(clock), bell);

    var incidents = new SqlIncidents(database, wakeUps);
    var inbox =
        new CountedInbox(
            new SqlInbox(database, wakeUps), metrics::recorded, metrics::requestRepeated);
    var outbox = new SqlOutbox(database);
    var cache = new SqlOutputVersionCache(database, clock);

    var replica = database.join(new SecureRandom()::nextInt, waits.replica(), clock);
    var services =
        Services.of(
            configuration,
            timing,
            waits.calls(),
            ProductVersion.userAgent(),
            replica::processes,
            ids,
            metrics::scalingoCalled,
            clock,
            steady);
    var scalingo = services.scalingo();
    var platform = scalingo.platform();
    var repositories = services.repositories();
    var apps = services.apps();
    var appsOfIncidents = new AppsOfIncidents(apps);
    var slack =
        new SlackSide(
            ClientSettings.slack(configuration),
            timing,
            waits.publishing(),
            clock,
            steady,
            metrics::slackCalled);

    var outside = services.outside(new Authorization(slack.workspace()));
    var links = new DashboardLinks(platform);
    var prose = slack.prose(outbox, tree, links);
    Faults faults = (source, fault) -> log.error("making evidence of {}", source, fault);
    var gatherer =
        new Gatherer(
            tree,
            scalingo.observations(),
            outside.code(),
            outside.repositories(),
            outside.health(),
            platform::dashboard,
            timing.evidence().source(),
            clock,
            faults);
    var ahead =
        new GatheredAhead(
            gatherer, task -> Thread.ofVirtual().name("evidence").start(task), clock, faults);
    var machine =
        new Machine(
            tree,
            outside,
            incidents,
            cache,
            new SecretCleaner(configuration.secrets()),
            prose,
            ahead,
            new PlatformCureLook(
                scalingo.observations(),
                platform::dashboard,
                timing.evidence().source(),
                clock,
                faults),
            timing,
            lived,
            clock);
    var reader = new HistoryReader(platform, repositories, incidents, cache, clock);
    var conversation =
        new Conversation(
            tree,
            incidents,
            apps,
            slack.workspace(),
            reader,
            new LinkedBranch(repositories, outside.code()),
            services.check(reader),
            new Inspection(reader, gatherer),
            new Glances(
                new HistoryReader(scalingo.glimpses(), repositories, incidents, cache, clock),
                outside.health(),
                task -> Thread.ofVirtual().name("home").start(task),
                clock,
                fault -> log.error("looking at apps for a Home", fault)),
            ClientSettings.languages(configuration),
            waits.rollback().following(),
            clock);

    var pace = new PollPace(scalingo::callsPerMinute, clock);
    var advancing =
        new Advancing(incidents, apps, machine, pace, waits.jobs().steps(), lived, clock, metrics);
    var handling = new InputHandling(inbox, conversation, waits.jobs().inputs(), clock);
    var jobs = jobs(database, replica, advancing, handling, waits.jobs(), clock, lived);
    var publisher =
        slack.publisher(
            outbox,
            appsOfIncidents,
            tree,
            links,
            ClientSettings.languages(configuration).fixed(),
            replica::publishes);
    bell.onRing(jobs::check);
    bell.onRing(publisher::check);
    metrics.publisherLag(publisher::lag);

    var choices =
        new Choices.Looked(
            apps,
            incidents,
            slack.workspace(),
            new HistoryReader(
                scalingo.unhurried().platform(), repositories, incidents, cache, clock),
            waits.forms(),
            clock);
    var reception =
        slack.reception(
            inbox,
            apps::namesWithoutAsking,
            choices,
            ids,
            waits.socket(),
            metrics::requestAcknowledged);
    var http =
        new HttpServer(
            configuration.http().port(),
            endpoint(reception),
            new Readiness(database, publisher, slack.identity(), reception, steady)::trouble,
            () ->
                Stream.concat(database.unreadable().stream(), publisher.setAside().stream())
                    .toList(),
            metrics,
            configuration.http().metricsToken(),
            OpenConnections.ofThisProcess(),
            steady,
            waits.acknowledgment());
    var housekeeping =
        new Housekeeping(
            new Retention(database, configuration.retention()), waits.jobs().cleaning(), clock);
    var looking =
        looking(configuration, services, incidents, cache, slack, database, replica, waits, clock);
    var talk =
        new TerminalTalk(
            new TerminalActs(
                tree,
                incidents,
                apps,
                reader,
                new LinkedBranch(repositories, outside.code()),
                ClientSettings.languages(configuration),
                timing.following(),
                ids,
                clock),
            incidents,
            apps,
            new PlainNarration(tree, links, timing),
            timing.byHand().terminal(),
            clock);
    return new Bot(
        database, replica, jobs, publisher, reception, http, housekeeping, looking, talk, waits);
  }

  /** Where it is configured; each process looks at what no other does, and one of them tells. */
  private static Optional<LookingByItself> looking(
      Configuration configuration,
      Services services,
      SqlIncidents incidents,
      SqlOutputVersionCache cache,
      SlackSide slack,
      Database database,
      Replica replica,
      Waits waits,
      Clock clock) {
    var timing = waits.jobs().looks();
    var looks =
        new OwnLooks(
            services.apps(),
            services.unhurriedCheck(incidents, cache),
            services.repositories(),
            incidents,
            new SqlLooks(database),
            ClientSettings.languages(configuration).fixed(),
            timing,
            clock);
    return switch (configuration.check()) {
      case NEVER -> Optional.empty();
      case WEEKLY ->
          Optional.of(
              new LookingByItself(looks, slack.notices(), replica::publishes, timing.tick()));
    };
  }

  private static Jobs jobs(
      Database database,
      Replica replica,
      Advancing advancing,
      InputHandling handling,
      JobTiming timing,
      Clock clock,
      LivedTime lived) {
    var source = database.dataSource();
    return database.isShared()
        ? Jobs.amongReplicas(
            source, advancing, handling, replica.name(), database::present, timing, clock, lived)
        : new Jobs(source, advancing, handling, replica.name(), timing, clock, lived);
  }

  private static Optional<SlackEndpoint> endpoint(SlackReception reception) {
    return switch (reception) {
      case SlackReception.Http(var endpoint) -> Optional.of(endpoint);
      case SlackReception.Socket _ -> Optional.empty();
    };
  }
}
