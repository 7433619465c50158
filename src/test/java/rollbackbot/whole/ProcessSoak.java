package rollbackbot.whole;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.core.ConditionTimeoutException;
import org.slf4j.LoggerFactory;
import rollbackbot.audit.ChainCheck;
import rollbackbot.postgres.Connections;
import rollbackbot.postgres.PostgresServer;
import rollbackbot.release.Deployment;
import rollbackbot.release.DeploymentId;
import rollbackbot.sandbox.slack.FakeSlack;
import rollbackbot.store.AuditTrail;

/**
 * Plays rollbacks for so many seconds by two real processes and more on one PostgreSQL, a few at a
 * time, with mishaps drawn by chance: processes that are killed, frozen or told to stop, lost
 * requests and answers, services away. Prints the seed and what came of it; the exit code is 1
 * where something was doubled, lost, or said and not so. The same seed draws the same mishaps for
 * each rollback; when exactly they meet depends on the machine.
 */
final class ProcessSoak implements AutoCloseable {
  private static final int REPLICAS = 2;
  private static final int AT_ONCE = 3;
  private static final int APPS = 60;

  private final World world;
  private final Fleet fleet;
  private final String url;
  private final ScheduledExecutorService later = Executors.newScheduledThreadPool(2);
  private final Set<DeploymentId> byOthers = ConcurrentHashMap.newKeySet();
  private final AtomicInteger kills = new AtomicInteger();
  private final AtomicInteger freezes = new AtomicInteger();
  private final AtomicInteger restarts = new AtomicInteger();
  private final AtomicInteger cuts = new AtomicInteger();

  private ProcessSoak(Path folder, String url) throws Exception {
    this.url = url;
    this.world =
        new World(
            folder,
            World.Limits.NONE,
            IntStream.rangeClosed(1, APPS).mapToObj("app-%03d"::formatted).toList());
    this.fleet = new Fleet(world, folder, url).start(REPLICAS).awaitListening();
  }

  public static void main(String[] arguments) throws Exception {
    var time = Duration.ofSeconds(Long.parseLong(arguments[0]));
    long seed =
        arguments[1].equals("random") ? new Random().nextLong() : Long.parseLong(arguments[1]);
    if (LoggerFactory.getLogger("org.eclipse.jetty") instanceof Logger brokenConnections) {
      brokenConnections.setLevel(Level.OFF);
    }
    System.out.println("seed " + seed);
    System.exit(play(time, seed) ? 0 : 1);
  }

  private static boolean play(Duration time, long seed) throws Exception {
    var left = time;
    boolean good = true;
    try (var server = PostgresServer.start(System.getenv())) {
      for (long first = 0; left.isPositive(); first += APPS) {
        var folder = Files.createTempDirectory("process-soak");
        try (var soak = new ProcessSoak(folder, server.freshDatabase())) {
          long began = System.nanoTime();
          good &= soak.play(seed, first, began + left.toNanos());
          left = left.minusNanos(System.nanoTime() - began);
        }
      }
    }
    return good;
  }

  /** As many as there are apps, each of its own, until the time is over. */
  private boolean play(long seed, long first, long end) throws Exception {
    var ends = new ArrayList<SoakedRollback.End>();
    try (var people = Executors.newFixedThreadPool(AT_ONCE)) {
      var playing = new ArrayList<Future<List<SoakedRollback.End>>>();
      var next = new AtomicInteger();
      for (int person = 0; person < AT_ONCE; person++) {
        playing.add(
            people.submit(() -> {
              var mine = new ArrayList<SoakedRollback.End>();
              int number = next.getAndIncrement();
              while (number < APPS && System.nanoTime() < end) {
                var app = "app-%03d".formatted(number + 1);
                mine.add(new SoakedRollback(this, app, seed + first + number).play());
                number = next.getAndIncrement();
              }
              return mine;
            }));
      }
      for (var one : playing) {
        ends.addAll(one.get());
      }
    }
    return report(ends);
  }

  private boolean report(List<SoakedRollback.End> ends) throws Exception {
    var unsent = unsent();
    var chain = chain();
    var drawn = new TreeMap<ProcessMishap, Integer>();
    ends.forEach(it -> it.mishaps().forEach(mishap -> drawn.merge(mishap, 1, Integer::sum)));
    long succeeded = ends.stream().filter(SoakedRollback.End::succeeded).count();
    var wrong = ends.stream().filter(it -> !it.wrong().isEmpty()).toList();
    System.out.printf(
        "%d rollbacks: %d succeeded, %d of them without asking a person again, %d left to a person;"
            + " %d times a person was asked again; %d wrong%n",
        ends.size(),
        succeeded,
        ends.stream().filter(it -> it.succeeded() && it.asked() == 0).count(),
        ends.size() - succeeded,
        ends.stream().mapToInt(SoakedRollback.End::asked).sum(),
        wrong.size());
    System.out.printf(
        "%d killed, %d frozen, %d told to stop, %d times all connections ended; drawn: %s%n",
        kills.get(), freezes.get(), restarts.get(), cuts.get(), drawn);
    System.out.printf(
        "%d messages, %d of them twice; never shown: %s; the audit's chain: %s%n",
        fleet.books().messages().size(), twice(), unsent, chain);
    wrong.forEach(it -> System.out.println("WRONG " + it));
    ends.stream()
        .filter(it -> !it.succeeded())
        .forEach(it -> System.out.println("left to a person: " + it));
    return wrong.isEmpty() && unsent.isEmpty() && chain instanceof ChainCheck.Result.Whole;
  }

  /** What stays unhandled or unshown although nothing goes wrong any more. */
  private List<String> unsent() {
    world.slack().faults().clear();
    keepAlive();
    try {
      Fleet.soon().until(() -> fleet.books().unsent().isEmpty());
    } catch (ConditionTimeoutException e) {
      return fleet.books().unsent();
    }
    return List.of();
  }

  private ChainCheck.Result chain() {
    try (var trail = AuditTrail.at(Connections.address(url))) {
      return trail.check();
    }
  }

  private long twice() {
    var stored = new HashSet<>(fleet.books().messages());
    return world.slack().messages().everything().stream()
        .filter(message -> !message.isEphemeral())
        .filter(message -> !stored.contains(message.channel() + " " + message.ts()))
        .count();
  }

  World world() {
    return world;
  }

  Fleet fleet() {
    return fleet;
  }

  FakeSlack slack() {
    return world.slack();
  }

  /** Starts another one for each that has ended. */
  synchronized void keepAlive() {
    try {
      int missing = REPLICAS - fleet.alive().size();
      if (missing > 0) {
        fleet.start(missing);
      }
    } catch (Exception e) {
      throw new IllegalStateException("starting another one", e);
    }
  }

  /** Whether there was one; it may have ended since. */
  boolean deliverToNext() throws IOException, InterruptedException {
    try {
      fleet.deliverToNext();
      return true;
    } catch (IllegalStateException | ArithmeticException ended) {
      return false;
    }
  }

  void killWorkerOn(String app) {
    fleet
        .workerOn(app)
        .ifPresent(worker -> {
          worker.kill();
          kills.incrementAndGet();
        });
  }

  void freezeWorkerOn(String app, Duration time) {
    fleet
        .workerOn(app)
        .ifPresent(worker -> {
          signal(worker::freeze);
          freezes.incrementAndGet();
          later.schedule(() -> thaw(worker), time.toMillis(), TimeUnit.MILLISECONDS);
        });
  }

  private static void thaw(BotProcess frozen) {
    if (frozen.isAlive()) {
      signal(frozen::thaw);
    }
  }

  private interface Signal {
    void send() throws IOException, InterruptedException;
  }

  private static void signal(Signal signal) {
    try {
      signal.send();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  void restartOne(Duration in) {
    later.schedule(
        () ->
            fleet.alive().stream()
                .findFirst()
                .ifPresent(oldest -> {
                  oldest.terminate();
                  restarts.incrementAndGet();
                }),
        in.toMillis(),
        TimeUnit.MILLISECONDS);
  }

  void cutConnections(Duration in) {
    later.schedule(
        () -> {
          fleet.texts(
              """
              select pg_terminate_backend(pid)::text from pg_stat_activity
              where datname = current_database() and pid <> pg_backend_pid()
              """);
          cuts.incrementAndGet();
        },
        in.toMillis(),
        TimeUnit.MILLISECONDS);
  }

  void somebodyDeploys(String app) {
    var commit = world.commitThatRan(app);
    byOthers.add(world.scalingo().deployedBy("carol", app, commit));
  }

  /** Somebody clicks the plan's button beside who was asked. */
  void clicksToo(String person, String app, int millis) {
    later.schedule(
        () ->
            slack()
                .messages()
                .control(World.channel(app), "plan.confirm")
                .ifPresent(button -> slack().click(person, button)),
        millis,
        TimeUnit.MILLISECONDS);
  }

  List<Deployment> deploymentsByTheBot(String app) {
    return world.newDeployments(app).stream().filter(it -> !byOthers.contains(it.id())).toList();
  }

  @Override
  public void close() {
    later.shutdownNow();
    fleet.close();
    world.close();
  }
}
