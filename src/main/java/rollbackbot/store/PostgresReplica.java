package rollbackbot.store;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rollbackbot.once.LivedTime;

/** One of several processes on a PostgreSQL; it asks for its place there again and again. */
final class PostgresReplica implements Replica {
  private static final Logger log = LoggerFactory.getLogger(PostgresReplica.class);
  private static final String PREFIX = "replica-";
  private static final int MOST_NUMBERS = 10;

  private final PostgresAddress address;
  private final int number;
  private final ReplicaTiming timing;
  private final InstantSource clock;
  private final LivedTime lived = LivedTime.ofThisProcess();
  private final CountDownLatch leaving = new CountDownLatch(1);
  private final Thread thread;
  private Optional<ReplicaSession> session;
  private volatile Trust trust = Trust.NONE;
  private volatile int processes = 1;

  /**
   * For how long this process may believe that it is the one that sends. A clock that was put back
   * would let it believe too long, and so would lived time on a machine that slept: both must hold.
   */
  private record Trust(Instant until, Duration untilLived) {
    static final Trust NONE = new Trust(Instant.MIN, Duration.ZERO);
  }

  private PostgresReplica(
      PostgresAddress address,
      int number,
      ReplicaSession session,
      ReplicaTiming timing,
      InstantSource clock) {
    this.address = address;
    this.number = number;
    this.session = Optional.of(session);
    this.timing = timing;
    this.clock = clock;
    this.thread = Thread.ofVirtual().name(name()).unstarted(this::run);
  }

  static PostgresReplica join(
      PostgresAddress address, IntSupplier keys, ReplicaTiming timing, InstantSource clock) {
    try {
      var session = ReplicaSession.open(address, timing.silence());
      var number = freeNumber(session, keys);
      var replica = new PostgresReplica(address, number, session, timing, clock);
      log.info("this process is {}", replica.name());
      replica.thread.start();
      return replica;
    } catch (SQLException e) {
      throw new Database.Away(address, String.valueOf(e.getMessage()), e);
    }
  }

  private static int freeNumber(ReplicaSession session, IntSupplier keys) throws SQLException {
    for (int attempt = 0; attempt < MOST_NUMBERS; attempt++) {
      int number = keys.getAsInt() & Integer.MAX_VALUE;
      if (session.present(number)) {
        return number;
      }
    }
    throw new IllegalStateException(MOST_NUMBERS + " random numbers were taken");
  }

  static String nameOf(String number) {
    return PREFIX + number;
  }

  @Override
  public String name() {
    return nameOf(String.valueOf(number));
  }

  @Override
  public boolean publishes() {
    var now = trust;
    return now.until().isAfter(clock.instant())
        && now.untilLived().compareTo(lived.sinceStart()) > 0;
  }

  @Override
  public int processes() {
    return processes;
  }

  private void run() {
    try {
      do {
        beat();
      } while (!leaving.await(timing.beat().toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    drop();
  }

  private void beat() {
    var asked =
        new Trust(clock.instant().plus(timing.trust()), lived.sinceStart().plus(timing.trust()));
    try {
      var current = session.isPresent() ? session.get() : rejoin();
      processes = Math.max(1, current.processes());
      boolean published = publishes();
      if (current.publish()) {
        trust = asked;
        if (!published) {
          log.info("{} sends the messages from now on", name());
        }
      }
    } catch (SQLException e) {
      log.warn("{} has lost its place at the database: {}", name(), e.getMessage());
      drop();
    } catch (RuntimeException e) {
      // No fault ends the beat: a single replica would never publish again.
      log.error("{} could not beat, and goes on", name(), e);
      drop();
    }
  }

  /** The old session may live on at the server for a while: then the name is still ours by it. */
  private ReplicaSession rejoin() throws SQLException {
    var opened = ReplicaSession.open(address, timing.silence());
    session = Optional.of(opened);
    if (!opened.present(number)) {
      drop();
      throw new SQLException("an earlier session still has the name");
    }
    return opened;
  }

  private void drop() {
    trust = Trust.NONE;
    var dropped = session;
    session = Optional.empty();
    try {
      if (dropped.isPresent()) {
        dropped.get().close();
      }
    } catch (SQLException e) {
      log.debug("a broken session did not close", e);
    }
  }

  @Override
  public void close() {
    leaving.countDown();
    try {
      thread.join(timing.grace());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
