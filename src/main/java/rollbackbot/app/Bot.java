package rollbackbot.app;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rollbackbot.app.config.Configuration;
import rollbackbot.app.config.Configuration.DatabaseSetting;
import rollbackbot.app.http.HttpAfterRollback;
import rollbackbot.app.http.HttpHealthProbe;
import rollbackbot.app.http.HttpServer;
import rollbackbot.app.http.Metrics;
import rollbackbot.app.terminal.TerminalSocket;
import rollbackbot.app.terminal.TerminalTalk;
import rollbackbot.autodeploy.LinkedBranch;
import rollbackbot.check.AppCheck;
import rollbackbot.check.TokenReach;
import rollbackbot.evidence.Faults;
import rollbackbot.evidence.Gatherer;
import rollbackbot.git.GitCredentials;
import rollbackbot.git.JGitRepositories;
import rollbackbot.githost.GitHostApi;
import rollbackbot.githost.GitHostSettings;
import rollbackbot.history.HistoryReader;
import rollbackbot.history.PreviousPlan;
import rollbackbot.jobs.Advancing;
import rollbackbot.jobs.InputHandling;
import rollbackbot.jobs.JobTiming;
import rollbackbot.jobs.Jobs;
import rollbackbot.jobs.PollPace;
import rollbackbot.jobs.WakeUps;
import rollbackbot.offer.GatheredAhead;
import rollbackbot.once.LivedTime;
import rollbackbot.outside.Outside;
import rollbackbot.rollback.Authorization;
import rollbackbot.rollback.Conversation;
import rollbackbot.rollback.Inspection;
import rollbackbot.rollback.Languages;
import rollbackbot.rollback.Machine;
import rollbackbot.rollback.TerminalActs;
import rollbackbot.scalingo.ScalingoAccount;
import rollbackbot.scalingo.http.ScalingoSettings;
import rollbackbot.secret.SecretCleaner;
import rollbackbot.slack.SlackSide;
import rollbackbot.slack.incoming.SlackEndpoint;
import rollbackbot.slack.incoming.SlackReception;
import rollbackbot.slack.sending.Publisher;
import rollbackbot.slack.view.PlainNarration;
import rollbackbot.slack.web.SlackIdentity;
import rollbackbot.slack.web.SlackSettings;
import rollbackbot.store.Database;
import rollbackbot.store.Replica;
import rollbackbot.store.Retention;
import rollbackbot.store.SqlInbox;
import rollbackbot.store.SqlIncidents;
import rollbackbot.store.SqlOutbox;
import rollbackbot.store.SqlOutputVersionCache;

/** The whole bot, wired in dependency order. */
public final class Bot implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Bot.class);
  private static final int SHORT_ID = 12;

  private final Database database;
  private final Replica replica;
  private final Jobs jobs;
  private final Publisher publisher;
  private final SlackReception reception;
  private final HttpServer http;
  private final Housekeeping housekeeping;
  private final Waits waits;
  private final TerminalTalk talk;
  private Optional<TerminalSocket> door = Optional.empty();

  private Bot(
      Database database,
      Replica replica,
      Jobs jobs,
      Publisher publisher,
      SlackReception reception,
      HttpServer http,
      Housekeeping housekeeping,
      TerminalTalk talk,
      Waits waits) {
    this.housekeeping = housekeeping;
    this.talk = talk;
    this.waits = waits;
    this.database = database;
    this.replica = replica;
    this.jobs = jobs;
    this.publisher = publisher;
    this.reception = reception;
    this.http = http;
  }

  /**
   * Builds the bot and starts it.
   *
   * @throws Database.FolderInUse if another process works in the data folder
   * @throws Database.Refused if the PostgreSQL can't be used as it is configured
   * @throws Database.Away if the PostgreSQL doesn't answer
   */
  public static Bot start(Configuration configuration, Waits waits, Clock clock) throws Exception {
    var database = open(configuration.database());
    var bot = wire(configuration, waits, clock, database);
    bot.jobs.start();
    bot.publisher.start();
    bot.http.start();
    bot.housekeeping.start();
    if (bot.reception instanceof SlackReception.Socket(var socket)) {
      socket.start();
    }
    if (configuration.database() instanceof DatabaseSetting.Embedded(var directory)) {
      bot.door = TerminalSocket.open(directory, bot.talk);
    }
    log.info("listening on port {}", bot.port());
    return bot;
  }

  /**
   * Builds the bot for a terminal: it does what is to be done and shows it in Slack, but hears
   * nobody. On a database that others share it is one more of those that take part.
   */
  static Bot startForTerminal(Configuration configuration, Waits waits, Clock clock) {
    var bot = wire(configuration, waits, clock, open(configuration.database()));
    bot.jobs.start();
    bot.publisher.start();
    return bot;
  }

  TerminalTalk talk() {
    return talk;
  }

  static Database open(DatabaseSetting setting) {
    return switch (setting) {
      case DatabaseSetting.Embedded(var directory) -> Database.open(directory);
      case DatabaseSetting.Postgres(var address) -> Database.open(address);
    };
  }

  private static Bot wire(
      Configuration configuration, Waits waits, Clock clock, Database database) {
    configuration.proxies().description().ifPresent(it -> log.info("requests go out: {}", it));
    var timing = waits.rollback();
    var lived = LivedTime.ofThisProcess();
    Supplier<String> ids =
        () -> UUID.randomUUID().toString().replace("-", "").substring(0, SHORT_ID);
    var metrics = new Metrics();
    var tree = configuration.tree();
    var userAgent = "rollback-bot/" + ProductVersion.text();
    var bell = new CommitBell();
    var wakeUps = new DatabaseWakeUps(new WakeUps(clock), bell);

    var incidents = new SqlIncidents(database, wakeUps);
    var inbox =
        new CountedInbox(
            new SqlInbox(database, wakeUps), metrics::recorded, metrics::requestRepeated);
    var outbox = new SqlOutbox(database);
    var cache = new SqlOutputVersionCache(database);

    var replica = database.join(new SecureRandom()::nextInt, waits.replica(), clock);
    var scalingo =
        new ScalingoAccount(
            scalingo(configuration, userAgent),
            replica::processes,
            waits.calls(),
            clock,
            ids,
            metrics::scalingoCalled);
    var platform = scalingo.platform();
    var cleaner = new SecretCleaner(configuration.secrets());
    var repositories =
        new CleanedRepositories(
            new JGitRepositories(
                credentials(configuration),
                configuration.proxies(),
                timing.requests().longest(),
                clock),
            cleaner);
    var apps = new ConfiguredApps(configuration, platform, scalingo::regions, clock);
    var appsOfIncidents = new AppsOfIncidents(apps);
    var slack =
        new SlackSide(
            slack(configuration), timing, waits.publishing(), clock, metrics::slackCalled);

    var gitHost =
        new CleanedGitHost(
            new GitHostApi(gitHost(configuration, userAgent), waits.calls(), clock), cleaner);
    var outside =
        new Outside(
            platform,
            repositories,
            new HttpHealthProbe(userAgent, configuration.proxies(), timing.health().answer()),
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
            new Authorization(slack.workspace()));
    var links = new DashboardLinks(platform);
    var prose = slack.prose(outbox, tree, links);
    Faults faults = (source, fault) -> log.error("making evidence of {}", source, fault);
    var gatherer =
        new Gatherer(
            tree,
            scalingo.observations(),
            outside.code(),
            outside.health(),
            platform::dashboard,
            timing.evidence().source(),
            clock,
            faults);
    var ahead =
        new GatheredAhead(
            gatherer, task -> Thread.ofVirtual().name("evidence").start(task), clock, faults);
    var machine =
        new Machine(tree, outside, incidents, cache, cleaner, prose, ahead, timing, lived, clock);
    var reader = new HistoryReader(platform, repositories, incidents, cache, clock);
    var conversation =
        new Conversation(
            tree,
            incidents,
            apps,
            slack.workspace(),
            reader,
            new LinkedBranch(repositories, outside.code()),
            new AppCheck(
                platform,
                repositories,
                gitHost,
                outside.databases(),
                outside.health(),
                new PreviousPlan(reader),
                tokenReach(configuration)),
            new Inspection(reader, gatherer),
            languages(configuration),
            waits.rollback().following(),
            clock);

    var pace = new PollPace(scalingo::callsPerMinute, clock);
    var advancing =
        new Advancing(incidents, apps, machine, pace, waits.jobs().steps(), lived, clock, metrics);
    var handling = new InputHandling(inbox, conversation, waits.jobs().inputs(), clock);
    var jobs = jobs(database, replica, advancing, handling, waits.jobs(), clock);
    var publisher = slack.publisher(outbox, appsOfIncidents, tree, links, replica::publishes);
    bell.onRing(jobs::check);
    bell.onRing(publisher::check);
    metrics.publisherLag(publisher::lag);

    var reception =
        slack.reception(
            inbox, apps::namesWithoutAsking, ids, waits.socket(), metrics::requestAcknowledged);
    var http =
        new HttpServer(
            configuration.http().port(),
            endpoint(reception),
            () -> trouble(database, publisher, slack.identity(), reception),
            () ->
                Stream.concat(database.unreadable().stream(), publisher.setAside().stream())
                    .toList(),
            metrics,
            configuration.http().metricsToken(),
            clock);
    var housekeeping =
        new Housekeeping(
            new Retention(database, configuration.retention()), waits.jobs().cleaning(), clock);
    var talk =
        new TerminalTalk(
            new TerminalActs(
                tree,
                incidents,
                apps,
                reader,
                new LinkedBranch(repositories, outside.code()),
                languages(configuration),
                timing.following(),
                ids,
                clock),
            incidents,
            apps,
            new PlainNarration(tree, links, timing),
            timing.byHand().terminal(),
            clock);
    return new Bot(database, replica, jobs, publisher, reception, http, housekeeping, talk, waits);
  }

  private static Jobs jobs(
      Database database,
      Replica replica,
      Advancing advancing,
      InputHandling handling,
      JobTiming timing,
      Clock clock) {
    var source = database.dataSource();
    return database.isShared()
        ? Jobs.amongReplicas(
            source, advancing, handling, replica.name(), database::present, timing, clock)
        : new Jobs(source, advancing, handling, replica.name(), timing, clock);
  }

  static TokenReach tokenReach(Configuration configuration) {
    var credentials = credentials(configuration);
    return repository ->
        credentials.token().isEmpty()
            ? TokenReach.Reach.NO_TOKEN
            : credentials.areFor(repository) ? TokenReach.Reach.SENT : TokenReach.Reach.OTHER_HOST;
  }

  static ScalingoSettings scalingo(Configuration configuration, String userAgent) {
    var scalingo = configuration.scalingo();
    return new ScalingoSettings(
        HttpUrl.get(scalingo.authenticationUrl().toString()),
        scalingo.token(),
        scalingo.apiUrl().map(url -> HttpUrl.get(url.toString())),
        scalingo.databaseApiUrl().map(url -> HttpUrl.get(url.toString())),
        scalingo.callsPerMinute(),
        userAgent,
        configuration.proxies());
  }

  static GitCredentials credentials(Configuration configuration) {
    var git = configuration.git();
    return git.token()
        .map(token -> GitCredentials.of(git.username(), token, git.allowedHosts()))
        .orElseGet(GitCredentials::none);
  }

  static GitHostSettings gitHost(Configuration configuration, String userAgent) {
    var git = configuration.git();
    return new GitHostSettings(
        git.allowedHosts(),
        git.token(),
        git.ticketToken(),
        git.api(),
        userAgent,
        configuration.proxies());
  }

  static SlackSettings slack(Configuration configuration) {
    var slack = configuration.slack();
    var reception =
        switch (slack.mode()) {
          case Configuration.SlackMode.HttpMode(var secret) ->
              new SlackSettings.Reception.Http(secret);
          case Configuration.SlackMode.SocketMode(var token) ->
              new SlackSettings.Reception.Socket(token);
        };
    return new SlackSettings(
        slack.botToken(), reception, slack.apiUrl().toString(), configuration.proxies());
  }

  private static Optional<SlackEndpoint> endpoint(SlackReception reception) {
    return switch (reception) {
      case SlackReception.Http(var endpoint) -> Optional.of(endpoint);
      case SlackReception.Socket _ -> Optional.empty();
    };
  }

  private static Languages languages(Configuration configuration) {
    return new Languages(
        switch (configuration.language()) {
          case AUTO -> Optional.empty();
          case FRENCH, ENGLISH -> Optional.of(configuration.language().language(""));
        });
  }

  private static Optional<String> trouble(
      Database database, Publisher publisher, SlackIdentity slack, SlackReception reception) {
    try {
      database.answers();
    } catch (RuntimeException e) {
      log.warn("the database doesn't answer", e);
      return Optional.of("the database doesn't answer");
    }
    return publisher
        .trouble()
        .or(slack::trouble)
        .or(() ->
            switch (reception) {
              case SlackReception.Http _ -> Optional.empty();
              case SlackReception.Socket(var socket) -> socket.trouble();
            });
  }

  public int port() {
    return http.port();
  }

  /**
   * Stops taking commands, lets the step under way end for eight seconds, and ends within ten. What
   * hasn't answered by then counts as unanswered and is looked up at the next start.
   */
  @Override
  public void close() {
    log.info("stopping");
    door.ifPresent(TerminalSocket::close);
    var deaf = Thread.ofVirtual().name("stop-hearing").start(this::stopHearing);
    housekeeping.close();
    jobs.close();
    publisher.close();
    join(deaf);
    replica.close();
    database.close();
  }

  /** At the same time as the steps under way end: both take seconds at the most. */
  private void stopHearing() {
    if (reception instanceof SlackReception.Socket(var socket)) {
      socket.close();
    }
    http.close();
  }

  private void join(Thread thread) {
    try {
      thread.join(waits.deaf());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
