package rollbackbot.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import rollbackbot.app.config.TreeReader;
import rollbackbot.evidence.Told.Fact;
import rollbackbot.evidence.Told.Subject;
import rollbackbot.evidence.Told.Untold;
import rollbackbot.evidence.look.Gatherer;
import rollbackbot.source.SourceCode.Commit;
import rollbackbot.tree.DecisionTree;

/**
 * Whatever the world is like and whichever sources are cut: nothing wrong is claimed, nearly all
 * that could be told is told, and what can't be told is said so. {@code -Devidence.seed=…} and
 * {@code -Devidence.worlds=…} choose others.
 */
class WorldsTest {
  private static final DecisionTree RUNBOOK = TreeReader.builtIn();
  private static final long SEED = Long.getLong("evidence.seed", 1);
  private static final long WORLDS = Long.getLong("evidence.worlds", 200);

  private static Evidence evidence(World world) {
    return new Gatherer(
            RUNBOOK,
            world,
            world,
            world,
            world,
            app -> URI.create("https://dashboard.example/" + app.name()),
            Duration.ofSeconds(60),
            InstantSource.fixed(World.NOW),
            (_, fault) -> {
              throw fault;
            })
        .of(Bases.of(world));
  }

  private static LongStream seeds() {
    return LongStream.range(SEED, SEED + WORLDS);
  }

  @Test
  void nothingWrongIsClaimed() {
    seeds().mapToObj(World::of).forEach(WorldsTest::judge);
  }

  private static void judge(World world) {
    var evidence = evidence(world);
    evidence
        .all()
        .forEach(told -> {
          if (told instanceof Fact fact) {
            assertThat(isTrue(fact.claim(), world))
                .describedAs("seed %d: %s", world.seed, fact)
                .isTrue();
          }
        });
  }

  @Test
  void nearlyAllThatCouldBeToldIsTold() {
    Map<Subject, int[]> tally = new EnumMap<>(Subject.class);
    seeds()
        .mapToObj(World::of)
        .forEach(world -> {
          var evidence = evidence(world);
          for (var what : tellable(world)) {
            var counts = tally.computeIfAbsent(what, _ -> new int[2]);
            counts[0]++;
            counts[1] += isTold(evidence, what) ? 1 : 0;
          }
        });

    assertThat(tally.keySet()).hasSize(9);
    assertThat(tally)
        .allSatisfy((what, counts) ->
            assertThat((double) counts[1] / counts[0])
                .describedAs("%s: %d of %d told", what, counts[1], counts[0])
                .isGreaterThanOrEqualTo(0.95));
  }

  @Test
  void whereEverySourceIsCutAllIsSaidToBeUntold() {
    LongFunction<World> cut = seed -> World.of(seed).allCut();
    seeds()
        .limit(50)
        .mapToObj(cut)
        .forEach(world -> {
          var evidence = evidence(world);

          assertThat(untold(evidence))
              .describedAs("seed %d", world.seed)
              .containsAll(
                  Set.of(
                      Subject.CODE,
                      Subject.MIGRATIONS,
                      Subject.DEPENDENCIES,
                      Subject.VARIABLES,
                      Subject.CRASHES,
                      Subject.ERRORS,
                      Subject.HEALTH,
                      Subject.DATABASES,
                      Subject.DATABASE_VARIABLES,
                      Subject.FLAGS));
          assertThat(facts(evidence)).allMatch(fact -> fact.source() == Source.DEPLOYMENTS);
        });
  }

  @Test
  void theSameSeedTellsTheSame() {
    assertThat(evidence(World.of(SEED))).isEqualTo(evidence(World.of(SEED)));
  }

  private static List<Fact> facts(Evidence evidence) {
    return evidence.all().filter(Fact.class::isInstance).map(Fact.class::cast).toList();
  }

  private static Set<Subject> untold(Evidence evidence) {
    return evidence
        .all()
        .filter(Untold.class::isInstance)
        .map(told -> ((Untold) told).what())
        .collect(Collectors.toSet());
  }

  /** What the sources of this world tell, with some air where a threshold is. */
  private static Set<Subject> tellable(World world) {
    var tellable = new HashSet<Subject>();
    if (!world.cut.contains(World.Cut.CODE)) {
      tellable.add(Subject.CODE);
      tellable.add(Subject.MIGRATIONS);
    }
    if (!world.cut.contains(World.Cut.EVENTS) && world.tellsAllEvents) {
      tellable.add(Subject.VARIABLES);
      tellable.add(Subject.CRASHES);
    }
    if (!world.cut.contains(World.Cut.HEALTH)) {
      tellable.add(Subject.HEALTH);
    }
    if (!world.cut.contains(World.Cut.ADDONS)) {
      tellable.add(Subject.DATABASES);
    }
    if (!world.cut.contains(World.Cut.VARIABLES)) {
      tellable.add(Subject.DATABASE_VARIABLES);
      tellable.add(Subject.FLAGS);
    }
    // Two steps at either end may have to be left out, the newest ones come late, some are missing.
    var margin = Duration.ofMinutes(2L * world.step + 4);
    var before =
        world.counted(
            world.began.minus(Duration.ofHours(1)).plus(margin), world.began.minus(margin));
    var after = world.counted(world.live.plus(margin), World.NOW.minus(margin));
    // A point may be the count of a minute or of its step: the smaller is what is sure.
    double enough = 300.0 * world.step;
    if (!world.cut.contains(World.Cut.ROUTER) && before.all() >= enough && after.all() >= enough) {
      tellable.add(Subject.ERRORS);
    }
    return tellable;
  }

  private static boolean isTold(Evidence evidence, Subject what) {
    return switch (what) {
      case CODE -> evidence.claim(Claim.Commits.class).isPresent();
      case MIGRATIONS ->
          evidence.claim(Claim.Migrations.class).isPresent()
              || untold(evidence).contains(Subject.MIGRATIONS);
      case VARIABLES -> evidence.claim(Claim.VariablesChanged.class).isPresent();
      case CRASHES -> evidence.claim(Claim.Crashes.class).isPresent();
      case ERRORS -> evidence.claim(Claim.Errors.class).isPresent();
      case HEALTH ->
          evidence.claim(Claim.Healthy.class).isPresent()
              || evidence.claim(Claim.Unhealthy.class).isPresent();
      case DATABASES -> evidence.claim(Claim.Databases.class).isPresent();
      case DATABASE_VARIABLES -> evidence.claim(Claim.DatabaseVariables.class).isPresent();
      case FLAGS -> evidence.claim(Claim.Flags.class).isPresent();
      case DEPENDENCIES, STACK, WAY_BACK -> throw new IllegalStateException("not asked: " + what);
    };
  }

  private static boolean isTrue(Claim claim, World world) {
    return switch (claim) {
      case Claim.Runs(var version, var began, var live, _) ->
          version.equals(new Quoted("4.1.0"))
              && began.equals(world.began)
              && live.equals(Optional.of(world.live));
      case Claim.Commits commits ->
          commits.number().equals(Amount.exactly(world.commits.size()))
              && fits(commits.authors(), world.authors.size())
              && words(commits.names()).allMatch(world.authors::contains)
              && words(commits.notable()).allMatch(subjects(world)::contains);
      case Claim.Migrations(var number, _, var paths) ->
          fits(number, world.migrations.size())
              && words(paths).allMatch(world.migrations::contains);
      case Claim.Dependencies(var number, var paths) ->
          fits(number, world.locks.size()) && words(paths).allMatch(world.locks::contains);
      case Claim.SecurityFixes(var number, var subjects) ->
          fits(number, (int) subjects(world).stream().filter(it -> it.contains("CVE-")).count())
              && words(subjects).allMatch(it -> it.contains("CVE-"));
      case Claim.VariablesChanged(var number, var names, var since) ->
          since.equals(world.earlier)
              && fits(number, world.variablesSinceEarlier().size())
              && words(names).allMatch(world.variablesSinceEarlier()::contains);
      case Claim.Crashes crashes -> areTrue(crashes, world);
      case Claim.Errors(var before, var after) ->
          isTrue(before, world.began.minus(Duration.ofHours(1)), world.began, world)
              && isTrue(after, world.live, World.NOW, world);
      case Claim.Healthy _ -> world.healthy;
      case Claim.Unhealthy _ -> !world.healthy;
      case Claim.SuggestedAnswer(var suggestion) -> isRight(suggestion, world);
      case Claim.WayBack(var version, _, _) -> version.equals(new Quoted("4.0.0"));
      case Claim.AllSpeaksForGoingBack(var version, _, var since) ->
          version.equals(new Quoted("4.0.0")) && since.equals(world.began) && speaksForIt(world);
      case Claim.StackChanged _, Claim.Recovered _, Claim.Lessened _, Claim.StillFailing _ -> false;
      case Claim.Databases(var number, var names) ->
          fits(number, world.databases.size()) && words(names).allMatch(world.databases::contains);
      case Claim.DatabaseVariables(var number, _) ->
          fits(
              number,
              (int)
                  world.variables.stream().filter(it -> it.name().startsWith("DATABASE_")).count());
      case Claim.Flags(var number, _) ->
          fits(
              number,
              (int)
                  world.variables.stream().filter(it -> it.name().startsWith("FEATURE_")).count());
    };
  }

  private static boolean speaksForIt(World world) {
    return !world.healthy
        && world.began.isAfter(World.NOW.minus(Duration.ofHours(1)))
        && world.calm
        && !world.hasPostdeploy
        && world.migrations.isEmpty()
        && world.variablesSinceEarlier().isEmpty()
        && subjects(world).stream().noneMatch(it -> it.contains("CVE-"));
  }

  private static Stream<String> words(List<Quoted> quoted) {
    return quoted.stream().map(Quoted::words);
  }

  private static Set<String> subjects(World world) {
    return world.commits.stream().map(Commit::subject).collect(Collectors.toSet());
  }

  private static boolean fits(Amount told, int truth) {
    return switch (told.precision()) {
      case EXACT -> told.number() == truth;
      case AT_LEAST -> told.number() <= truth && told.number() > 0;
    };
  }

  /** Several crashes may be told as one. */
  private static boolean areTrue(Claim.Crashes claim, World world) {
    var truth = world.crashesSinceTheRelease();
    boolean several = truth.stream().anyMatch(crash -> crash.repeatedly());
    return claim.since().equals(world.began)
        && fits(claim.number(), truth.size())
        && !(several && claim.number().precision() == Amount.Precision.EXACT);
  }

  /** Within its bounds, with enough requests, and the share that was there. */
  private static boolean isTrue(TrafficWindow window, Instant from, Instant to, World world) {
    var step = Duration.ofMinutes(world.step);
    var truth = world.counted(window.from().minus(step), window.to().plus(step));
    double minutes =
        Duration.between(window.from(), window.to()).plus(step.multipliedBy(2)).toSeconds() / 60.0;
    return !window.from().isBefore(from)
        && !window.to().isAfter(to)
        && truth.all() >= RouterShares.ENOUGH
        && Math.abs(window.share() - truth.share()) <= 0.006 + 0.2 * truth.share()
        && Math.abs(window.perMinute() - truth.all() / minutes) <= 1 + 0.35 * window.perMinute();
  }

  /** By what really happened to the requests since, with some air at the thresholds. */
  private static boolean isRight(Suggestion suggestion, World world) {
    return switch (suggestion) {
      case Suggestion.ByErrors(var question, _, var before, var after) -> {
        var step = Duration.ofMinutes(world.step);
        var truth = world.counted(after.from().minus(step), after.to().plus(step));
        double least = question.words().equals("proportion") ? 0.04 : 0.007;
        yield truth.share() >= least && (world.bad || after.share() >= 3 * before.share());
      }
    };
  }
}
