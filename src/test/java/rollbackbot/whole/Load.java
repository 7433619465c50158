package rollbackbot.whole;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import rollbackbot.postgres.PostgresServer;
import rollbackbot.sandbox.PlayedPerson;
import rollbackbot.sandbox.scalingo.api.RecordedCall;

/**
 * Prints how the bot bears many at once, on PostgreSQL and on SQLite: one process of it, beside a
 * played Slack, Scalingo and Git host on the same machine. The exit code is 1 where something that
 * must hold on PostgreSQL doesn't.
 */
final class Load {
  private static final Clock CLOCK = Clock.systemUTC();
  private static final Duration LONGEST_ACK = Duration.ofMillis(300);
  private static final int REAL_CALLS_PER_MINUTE = 60;
  private static final int HUNDREDFOLD = 100;

  /** How often everybody types at the same moment before it counts, and how many roll back. */
  private static final int WARMING = 3;

  private static final int WARMING_ROLLBACKS = 5;

  private final Path folder;
  private final String database;
  private final Map<String, String> where;
  private final ConcurrentLinkedQueue<Duration> acks = new ConcurrentLinkedQueue<>();
  private boolean good = true;

  private Load(Path folder, String database, Map<String, String> where) {
    this.folder = folder;
    this.database = database;
    this.where = where;
  }

  public static void main(String[] arguments) throws Exception {
    var wanted = String.join("", arguments);
    boolean good = onPostgres(wanted);
    onSqlite(wanted);
    System.exit(good ? 0 : 1);
  }

  private static boolean onPostgres(String wanted) throws Exception {
    var parts = parts("postgresql", wanted);
    boolean good = true;
    if (!parts.isEmpty()) {
      try (var server = PostgresServer.start(System.getenv())) {
        for (var part : parts) {
          var url = Map.of("DATABASE_URL", server.freshDatabase());
          good &= new Load(newFolder(), "PostgreSQL", url).plays(part);
        }
      }
    }
    return good;
  }

  /** Reported only: nobody promises as much of it. */
  private static void onSqlite(String wanted) throws Exception {
    for (var part : parts("sqlite", wanted)) {
      var data = newFolder();
      var embedded = Map.of("ROLLBACK_DATA_DIR", data.resolve("data").toString());
      new Load(data, "SQLite", embedded).plays(part);
    }
  }

  /** Those whose name begins with what is wanted: "sqlite", "postgresql-many". */
  private static List<Part> parts(String database, String wanted) {
    return Stream.of(Part.values())
        .filter(
            part -> "%s-%s".formatted(database, part).toLowerCase(Locale.ROOT).startsWith(wanted))
        .toList();
  }

  private static Path newFolder() throws IOException {
    return Files.createTempDirectory("load");
  }

  private enum Part {
    COMMANDS,
    MANY_ROLLBACKS,
    FEW_ROLLBACKS
  }

  private boolean plays(Part part) throws Exception {
    switch (part) {
      case COMMANDS -> commands(200, 50, Duration.ofSeconds(20));
      case MANY_ROLLBACKS -> rollbacks(100, World.Limits.NONE);
      case FEW_ROLLBACKS -> rollbacks(5, World.Limits.REAL);
    }
    return good;
  }

  private static List<String> apps(int number) {
    return IntStream.rangeClosed(1, number).mapToObj("app-%03d"::formatted).toList();
  }

  private BotProcess start(World world, World.Limits limits) throws Exception {
    var environment = new HashMap<>(world.environment(""));
    environment.remove("DATABASE_URL");
    environment.remove("CONTAINER");
    environment.putAll(where);
    boolean real = limits == World.Limits.REAL;
    int calls = real ? REAL_CALLS_PER_MINUTE : REAL_CALLS_PER_MINUTE * HUNDREDFOLD;
    environment.put("SCALINGO_CALLS_PER_MINUTE", Integer.toString(calls));
    var log = folder.resolve("bot.log");
    var bot = real ? BotProcess.start(environment, log) : BotProcess.startQuick(environment, log);
    world.slack().deliverTo(bot.slackEndpoint());
    return bot;
  }

  /** So many commands, evenly in that time, by people of so many apps. */
  private void commands(int number, int apps, Duration within) throws Exception {
    var names = apps(apps);
    try (var world = new World(folder, World.Limits.NONE, names);
        var bot = start(world, World.Limits.NONE);
        var people = Executors.newScheduledThreadPool(16)) {
      warmUp(world, names);
      var pause = within.dividedBy(number);
      var sent = new ArrayList<Future<?>>();
      for (int command = 0; command < number; command++) {
        var app = names.get(command % apps);
        var text = command < apps ? app + " previous" : app + " status";
        sent.add(
            people.schedule(
                () -> type(world, app, text),
                pause.multipliedBy(command).toMillis(),
                TimeUnit.MILLISECONDS));
      }
      for (var one : sent) {
        one.get();
      }
      for (var app : names) {
        person(world, app).awaitControl("plan.confirm");
      }
      report(
          "%d commands in %d s over %d apps: all answered"
              .formatted(number, within.toSeconds(), apps),
          bot.isAlive());
    }
  }

  /** So many at the same time, each of an app of its own, to the end. */
  private void rollbacks(int number, World.Limits limits) throws Exception {
    var all = apps(number + WARMING_ROLLBACKS);
    var names = all.subList(0, number);
    try (var world = new World(folder, limits, all);
        var bot = start(world, limits)) {
      warmUp(world, names);
      if (limits == World.Limits.NONE) {
        atOnce(all.subList(number, all.size()), app -> rollback(world, app));
        acks.clear();
      }
      var began = CLOCK.instant();
      double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
      int succeeded = Collections.frequency(atOnce(names, app -> rollback(world, app)), true);
      report(
          "%d of %d rollbacks at the same time succeeded, each with one deployment, in %d s, where %.1f programs were at work already"
              .formatted(
                  succeeded, number, Duration.between(began, CLOCK.instant()).toSeconds(), load),
          bot.isAlive() && succeeded == number);
      if (limits == World.Limits.REAL) {
        int calls = mostInAMinute(world.scalingo().calls());
        report(
            "at most %d of %d calls of Scalingo in a minute"
                .formatted(calls, REAL_CALLS_PER_MINUTE),
            calls <= REAL_CALLS_PER_MINUTE);
      }
    }
  }

  private boolean rollback(World world, String app) throws Exception {
    var alice = person(world, app);
    type(world, app, app + " previous");
    var confirm = alice.awaitControl("plan.confirm");
    acknowledged(() -> world.slack().click("U0ALICE", confirm).isAcknowledged());
    alice.awaitState("succeeded");
    return world.newDeployments(app).size() == 1;
  }

  private interface Act<R> {
    R in(String app) throws Exception;
  }

  private static <R> List<R> atOnce(List<String> apps, Act<R> act) throws Exception {
    try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
      var acts = new ArrayList<Callable<R>>();
      apps.forEach(app -> acts.add(() -> act.in(app)));
      var outcomes = new ArrayList<R>();
      for (var outcome : people.invokeAll(acts)) {
        outcomes.add(outcome.get());
      }
      return outcomes;
    }
  }

  /**
   * A bot has been running for a while when many come at once, and so has Slack; none of this
   * counts.
   */
  private void warmUp(World world, List<String> apps) throws Exception {
    for (int times = 0; times < WARMING; times++) {
      for (var app : apps) {
        type(world, app, app + " status");
      }
      atOnce(apps, app -> type(world, app, app + " status"));
    }
    acks.clear();
  }

  private static PlayedPerson person(World world, String app) {
    return new PlayedPerson(world.slack(), "U0ALICE", World.channel(app), CLOCK);
  }

  private Duration type(World world, String app, String text) {
    return acknowledged(
        () -> world.slack().command("U0ALICE", World.channel(app), text).isAcknowledged());
  }

  private Duration acknowledged(Callable<Boolean> delivery) {
    long began = System.nanoTime();
    try {
      if (!delivery.call()) {
        throw new IllegalStateException("not acknowledged");
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    var took = Duration.ofNanos(System.nanoTime() - began);
    acks.add(took);
    return took;
  }

  /** In any sixty seconds. */
  private static int mostInAMinute(List<RecordedCall> calls) {
    var at =
        calls.stream()
            .filter(call -> call.path().startsWith("/v1/"))
            .map(RecordedCall::at)
            .sorted()
            .toList();
    int most = 0;
    int first = 0;
    for (int last = 0; last < at.size(); last++) {
      while (isMinuteBefore(at.get(first), at.get(last))) {
        first++;
      }
      most = Math.max(most, last - first + 1);
    }
    return most;
  }

  private static boolean isMinuteBefore(Instant first, Instant last) {
    return !first.isAfter(last.minus(Duration.ofMinutes(1)));
  }

  private void report(String what, boolean holds) {
    var sorted = acks.stream().sorted().toList();
    var p99 = sorted.get((int) Math.ceil(sorted.size() * 0.99) - 1);
    boolean quick = p99.compareTo(LONGEST_ACK) < 0;
    good &= holds && quick;
    System.out.printf(
        Locale.ROOT,
        "%s, %s: %s; %d acks, p50 %d ms, p99 %d ms, longest %d ms%n",
        holds && quick ? "good" : "BAD",
        database,
        what,
        sorted.size(),
        sorted.get(sorted.size() / 2).toMillis(),
        p99.toMillis(),
        sorted.getLast().toMillis());
  }
}
