package rollbackbot.evidence;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import rollbackbot.once.HealthProbe;
import rollbackbot.once.OutsideTrouble;
import rollbackbot.release.AppEvent;
import rollbackbot.release.AppEvents;
import rollbackbot.release.AppStatus;
import rollbackbot.release.PlatformApp;
import rollbackbot.source.CommitId;
import rollbackbot.source.Repository;
import rollbackbot.source.SourceCode;
import rollbackbot.source.SourceFiles;

/**
 * An app with a known truth, as a seed makes it: a release that is bad or good, traffic from none
 * to heavy, code that changed, and sources that are cut, late and untidy. What is true is counted
 * minute by minute and file by file; what is told goes through the sources.
 */
final class World implements Observations, SourceCode, SourceFiles, HealthProbe {
  static final Instant NOW = Instant.parse("2026-03-02T10:00:30Z");
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final double[] RATES = {0, 0.2, 2, 5, 20, 300, 5_000};
  private static final int[] STEPS = {1, 1, 1, 2, 5, 14};

  /** Minutes of which the truth is kept. */
  private static final int KEPT = 40 * 60;

  /** Files that are migrations, and some that look like it and are none. */
  private static final List<String> MIGRATIONS =
      List.of(
          "db/migrate/20260301120000_add_coupons.rb",
          "shop/migrations/0002_coupon.py",
          "alembic/versions/1975ea83b712_coupon.py",
          "src/main/resources/db/migration/V2_1__coupon.sql",
          "src/main/resources/db/changelog/coupon.xml",
          "migrations/20260301120000_coupon.js",
          "prisma/migrations/20260301120000_coupon/migration.sql",
          "src/migration/1767225600000-Coupon.ts",
          "migrations/20260301120000-coupon.js",
          "migrations/Version20260301120000.php",
          "database/migrations/2026_03_01_120000_coupon.php",
          "database/migrations/2026.03.01T12.00.00.coupon.js",
          "priv/repo/migrations/20260301120000_coupon.exs");

  private static final List<String> OTHERS =
      List.of(
          "README.md",
          "CHANGELOG.md",
          "changelog.json",
          "app/migrate.rb",
          "docs/migrations/how-to.md",
          "shop/migrations/__init__.py",
          "src/Shop.java",
          "db/seeds.rb",
          "package.json",
          "yarn.lock.md");

  private static final List<String> LOCKS =
      List.of("package-lock.json", "Gemfile.lock", "api/go.sum", "web/yarn.lock");

  final long seed;
  final boolean bad;
  final boolean calm;
  final boolean hasPostdeploy;
  final Instant began;
  final Instant live;
  final Instant earlier;
  final Set<Cut> cut = new HashSet<>();
  final Set<String> migrations = new HashSet<>();
  final Set<String> locks = new HashSet<>();
  final Set<String> authors = new HashSet<>();
  final List<Commit> commits = new ArrayList<>();
  final List<AppEvent> newestFirst = new ArrayList<>();
  final List<VariableSeen> variables = new ArrayList<>();
  final List<String> databases = new ArrayList<>();
  final boolean healthy;
  final int step;
  final boolean tellsAllEvents;
  private final List<String> files = new ArrayList<>();
  private final long[] requests = new long[KEPT];
  private final long[] failures = new long[KEPT];
  private final Random random;

  enum Cut {
    ROUTER,
    EVENTS,
    CODE,
    HEALTH,
    VARIABLES,
    ADDONS
  }

  private World(long seed) {
    this.seed = seed;
    this.calm = seed % 5 != 0;
    this.hasPostdeploy = seed % 7 == 0;
    // Seeds that are close to each other begin alike.
    this.random = new Random(seed * 0x9E3779B97F4A7C15L);
    this.bad = random.nextBoolean();
    this.began = NOW.minusSeconds(180 + random.nextInt(30 * 3600));
    this.live = began.plusSeconds(20 + random.nextInt(280));
    this.earlier = began.minus(Duration.ofHours(24 + random.nextInt(200)));
    this.healthy = random.nextInt(3) > 0;
    this.step = STEPS[random.nextInt(STEPS.length)];
    this.tellsAllEvents = random.nextInt(5) > 0;
    traffic();
    code();
    events();
    resources();
    for (var source : Cut.values()) {
      if (random.nextInt(6) == 0) {
        cut.add(source);
      }
    }
  }

  static World of(long seed) {
    return new World(seed);
  }

  /** The same, of which nothing is told. */
  World allCut() {
    cut.addAll(List.of(Cut.values()));
    return this;
  }

  private void traffic() {
    double rate = RATES[random.nextInt(RATES.length)];
    double usual = random.nextInt(3) == 0 ? 0 : random.nextDouble() * 0.003;
    double since = bad ? 0.03 + random.nextDouble() * 0.4 : usual;
    boolean stops = random.nextInt(10) == 0;
    for (int minute = 0; minute < KEPT; minute++) {
      var at = moment(minute);
      boolean after = !at.isBefore(began);
      requests[minute] = stops && after ? 0 : about(rate * (0.8 + 0.4 * random.nextDouble()));
      failures[minute] = failed(requests[minute], after ? since : usual);
    }
  }

  /** Whole requests, whose mean over many minutes is this. */
  private long about(double mean) {
    long whole = (long) mean;
    return whole + (random.nextDouble() < mean - whole ? 1 : 0);
  }

  private long failed(long of, double share) {
    if (of > 500) {
      double spread = Math.sqrt(of * share * (1 - share));
      return Math.clamp(Math.round(of * share + spread * random.nextGaussian()), 0, of);
    }
    return Trials.failed(random, of, share);
  }

  /** The beginning of a minute, of which the last is the one that isn't over. */
  private static Instant moment(int minute) {
    return NOW.minusSeconds(30).minus(MINUTE.multipliedBy(KEPT - 1L - minute));
  }

  private void code() {
    int number = random.nextInt(10) == 0 ? 250 + random.nextInt(200) : random.nextInt(30);
    for (int i = 0; i < number; i++) {
      var author = "Person " + random.nextInt(6);
      authors.add(author);
      commits.add(new Commit(subject(i), author));
    }
    if (number > 0) {
      pick(MIGRATIONS, 3, migrations);
      pick(LOCKS, 2, locks);
      pick(OTHERS, 6, new HashSet<>());
    }
    if (random.nextInt(8) == 0) {
      IntStream.range(0, 400).forEach(file -> files.add("generated/" + file + ".txt"));
    }
    Collections.shuffle(files, random);
  }

  private String subject(int number) {
    return switch (random.nextInt(12)) {
      case 0 -> "fix: close CVE-2026-1%03d".formatted(number);
      case 1 -> "feat!: drop what is old <!channel> " + number;
      case 2 -> "chore: tidy " + number;
      case 3 -> "`; DROP TABLE users; -- " + "x".repeat(random.nextInt(300));
      default -> "Change " + number;
    };
  }

  private void pick(List<String> from, int most, Set<String> into) {
    for (int i = random.nextInt(most + 1); i > 0; i--) {
      var file = from.get(random.nextInt(from.size()));
      if (!files.contains(file)) {
        files.add(file);
        into.add(file);
      }
    }
  }

  private void events() {
    for (int i = random.nextInt(6); i > 0; i--) {
      var at = earlier.minus(Duration.ofHours(5)).plusSeconds(random.nextInt(400_000));
      if (at.isBefore(NOW)) {
        newestFirst.add(
            random.nextBoolean()
                ? new AppEvent.VariablesChanged(at, "eve", List.of("KEY_" + random.nextInt(4)))
                : new AppEvent.Crashed(at, "", random.nextInt(4) == 0));
      }
    }
    newestFirst.sort((one, other) -> other.at().compareTo(one.at()));
  }

  private void resources() {
    for (int i = random.nextInt(4); i > 0; i--) {
      boolean isDatabase = random.nextInt(3) == 0;
      variables.add(
          new VariableSeen(
              (isDatabase ? "DATABASE_" : random.nextBoolean() ? "FEATURE_" : "KEY_") + i,
              isDatabase ? VariableSeen.Meaning.MAY_BE_A_DATABASE : VariableSeen.Meaning.OTHER));
    }
    if (random.nextInt(3) == 0) {
      databases.add("postgresql-starter-512");
    }
  }

  // What is true.

  /** How many requests there were, and how many of them failed. */
  record Count(long all, long failed) {
    double share() {
      return all == 0 ? 0 : (double) failed / all;
    }
  }

  Count counted(Instant from, Instant to) {
    long all = 0;
    long failed = 0;
    for (int minute = 0; minute < KEPT; minute++) {
      if (!moment(minute).isBefore(from) && moment(minute).isBefore(to)) {
        all += requests[minute];
        failed += failures[minute];
      }
    }
    return new Count(all, failed);
  }

  Set<String> variablesSinceEarlier() {
    var names = new HashSet<String>();
    for (var event : newestFirst) {
      if (event instanceof AppEvent.VariablesChanged(var at, _, var changed)
          && !at.isBefore(earlier)) {
        names.addAll(changed);
      }
    }
    return names;
  }

  List<AppEvent.Crashed> crashesSinceTheRelease() {
    return newestFirst.stream()
        .filter(AppEvent.Crashed.class::isInstance)
        .map(AppEvent.Crashed.class::cast)
        .filter(crash -> !crash.at().isBefore(began))
        .toList();
  }

  // What is told.

  private void meet(Cut source) {
    if (cut.contains(source)) {
      throw seed % 2 == 0
          ? new OutsideTrouble.Unavailable(source + ": away", Optional.empty())
          : new OutsideTrouble.Refused(source + ": 403, no", 403, "no");
    }
  }

  /**
   * Means of the steps that are over, the newest of them perhaps missing; some points are missing
   * among them, told twice, or told otherwise; in any order. Half of the worlds date a step by its
   * beginning, half by its end.
   */
  @Override
  public List<RouterPoint> router(PlatformApp app, RouterCount count, Duration back) {
    meet(Cut.ROUTER);
    var untidy = new Random(seed + count.ordinal());
    var counts = count == RouterCount.REQUESTS ? requests : failures;
    int late = untidy.nextInt(4);
    var points = new ArrayList<RouterPoint>();
    for (int first = 0; first + step < KEPT; first += step) {
      double sum = 0;
      for (int minute = first; minute < first + step; minute++) {
        sum += counts[minute];
      }
      var at = moment(first + (seed % 4 < 2 ? 0 : step));
      boolean isTold = first + step <= KEPT - 1 - late && untidy.nextInt(25) != 0;
      boolean wanted = !at.isBefore(NOW.minus(back));
      if (isTold && wanted) {
        points.add(new RouterPoint(at, sum / step));
        if (untidy.nextInt(50) == 0) {
          points.add(new RouterPoint(at, untidy.nextBoolean() ? sum / step : sum + 7));
        }
      }
    }
    Collections.shuffle(points, untidy);
    return points;
  }

  @Override
  public List<VariableSeen> variables(PlatformApp app) {
    meet(Cut.VARIABLES);
    return variables;
  }

  @Override
  public List<String> databases(PlatformApp app) {
    meet(Cut.ADDONS);
    return databases;
  }

  @Override
  public AppEvents events(PlatformApp app, Instant since) {
    meet(Cut.EVENTS);
    var told = newestFirst.stream().filter(event -> !event.at().isBefore(since)).toList();
    return tellsAllEvents
        ? new AppEvents(told, true)
        : new AppEvents(told.subList(0, told.size() / 2), false);
  }

  @Override
  public AppStatus status(PlatformApp app) {
    meet(Cut.ADDONS);
    return new AppStatus(calm ? "running" : "scaling");
  }

  @Override
  public Optional<Changes> changes(Repository repository, CommitId older, CommitId newer) {
    meet(Cut.CODE);
    return Optional.of(
        new Changes(
            Lineage.AHEAD,
            commits.size(),
            commits.subList(Math.max(0, commits.size() - 250), commits.size()),
            files.subList(0, Math.min(300, files.size())),
            files.size() < 300 ? Completeness.ALL : Completeness.PART));
  }

  @Override
  public Health probe(URI address) {
    meet(Cut.HEALTH);
    return new Health(healthy, healthy ? "200" : "500");
  }

  @Override
  public Optional<Lineage> lineage(Repository repository, CommitId base, CommitId other) {
    throw new UnsupportedOperationException("evidence asks for all at once");
  }

  @Override
  public Optional<Comparison> compare(Repository repository, CommitId base, CommitId other) {
    throw new UnsupportedOperationException("evidence asks for all at once");
  }

  @Override
  public Optional<SourceFile> file(Repository repository, CommitId at, String name) {
    meet(Cut.CODE);
    return Optional.of(
        hasPostdeploy
            ? new SourceFile.There("postdeploy: rake db:migrate")
            : new SourceFile.Missing());
  }
}
