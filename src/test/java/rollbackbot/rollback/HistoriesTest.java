package rollbackbot.rollback;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rollbackbot.plan.Failure;
import rollbackbot.plan.PlanRequest;
import rollbackbot.plan.Planner;
import rollbackbot.release.App;
import rollbackbot.release.PassedOver;
import rollbackbot.release.Release;
import rollbackbot.release.RolledAway;
import rollbackbot.release.history.History;
import rollbackbot.source.CommitId;
import rollbackbot.source.Tag;
import rollbackbot.version.TagFormat;
import rollbackbot.version.TagNames;
import rollbackbot.version.Version;

/** Which release a rollback goes back to: a table that anybody can check, and what always holds. */
class HistoriesTest {
  private static final String TABLE = "histories.txt";

  private record Case(String name, Map<String, String> fields) {
    Optional<String> field(String key) {
      return Optional.ofNullable(fields.get(key));
    }

    App app() {
      return Examples.appTagged(
          field("tag format").orElse("v{version}"), field("branch format").orElse("release/{tag}"));
    }

    List<Tag> tags() {
      return HistoryNotation.tags(fields.get("tags"));
    }

    History history() {
      var newestFirst = HistoryNotation.words(fields.get("deployed")).reversed();
      var history =
          HistoryNotation.history(
              app(),
              newestFirst,
              tags(),
              HistoryNotation.branches(fields.get("branches")),
              HistoryNotation.marks(fields.get("marks")));
      for (var gone : HistoryNotation.words(fields.get("gone"))) {
        history = history.without(Examples.commit(gone.charAt(0)));
      }
      return history;
    }

    Optional<Release> about() {
      return field("about")
          .flatMap(commit ->
              history().successes().stream()
                  .filter(release -> release.isAt(Examples.commit(commit.charAt(0))))
                  .findFirst());
    }

    PlanRequest request() {
      return field("wanted")
          .<PlanRequest>map(wanted -> new PlanRequest.Exact(new Version(wanted)))
          .orElseGet(PlanRequest.Previous::new);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Case> cases() throws IOException {
    try (var table = HistoriesTest.class.getResourceAsStream(TABLE)) {
      var text = new String(table.readAllBytes(), StandardCharsets.UTF_8);
      return Arrays.stream(text.split("\n== ")).skip(1).map(HistoriesTest::parsed);
    }
  }

  private static Case parsed(String block) {
    var lines = block.lines().filter(line -> !line.isBlank()).toList();
    var fields = new LinkedHashMap<String, String>();
    for (var line : lines.subList(1, lines.size())) {
      var at = line.indexOf(':');
      fields.put(line.substring(0, at), line.substring(at + 1).strip());
    }
    return new Case(lines.getFirst(), fields);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void goBackToWhatRan(Case history) {
    var result =
        Planner.plan(history.app(), history.history(), history.request(), false, history.about());

    var seen = seen(result);
    assertThat(seen.goes()).isEqualTo(history.field("goes").orElseThrow());
    assertThat(seen.passedOver()).isEqualTo(history.field("passed over").orElse(""));
  }

  private record Seen(String goes, String passedOver) {}

  private static Seen seen(Planner.Result result) {
    return switch (result) {
      case Planner.Result.Ready(var plan) ->
          new Seen(
              plan.from().label() + " to " + plan.to().label() + " on " + plan.branch(),
              list(plan.passedOver()));
      case Planner.Result.Impossible(
              Failure.Reason.NoEarlierRelease(var passedOver, _),
              var production,
              _) ->
          new Seen(production.orElseThrow() + " to none", list(passedOver));
      case Planner.Result.Impossible impossible -> throw new AssertionError(impossible);
    };
  }

  private static String list(List<PassedOver> passedOver) {
    return passedOver.stream()
        .map(it -> it.label() + " " + it.reason() + it.needs().map(tag -> " " + tag).orElse(""))
        .collect(Collectors.joining(", "));
  }

  static LongStream seeds() {
    return LongStream.range(0, 400);
  }

  /** Commits, some with tags, deployed at random, some told by a number or not at all. */
  private record Chance(App app, List<Tag> tags, History history) {
    static Chance of(long seed) {
      var random = new Random(seed);
      var letters = "abcdef";
      var tags =
          HistoryNotation.tags(
              letters
                  .chars()
                  .filter(_ -> random.nextInt(3) > 0)
                  .mapToObj(letter -> "v1." + (letter - 'a') + ".0=" + (char) letter)
                  .collect(Collectors.joining(" ")));
      var deployed =
          IntStream.range(0, 1 + random.nextInt(14))
              .mapToObj(_ -> deployment(random, letters))
              .toList();
      var app = Examples.app();
      var history = HistoryNotation.history(app, deployed, tags, Set.of());
      for (var letter : letters.toCharArray()) {
        boolean untagged =
            tags.stream().noneMatch(tag -> tag.commit().equals(Examples.commit(letter)));
        if (untagged && random.nextInt(4) == 0) {
          history = history.without(Examples.commit(letter));
        }
      }
      return new Chance(app, tags, history);
    }

    private static String deployment(Random random, String letters) {
      char letter = letters.charAt(random.nextInt(letters.length()));
      var number = "1." + random.nextInt(letters.length()) + ".0";
      var what =
          switch (random.nextInt(6)) {
            case 0 -> "-:" + number;
            case 1 -> "main";
            case 2 -> letter + ":" + number;
            default -> String.valueOf(letter);
          };
      return random.nextInt(5) == 0 ? what + "!build-error" : what;
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theTargetRanIsNotWhatRunsAndAllBetweenIsAccountedFor(long seed) {
    var world = Chance.of(seed);
    var history = world.history();

    var result =
        Planner.plan(world.app(), history, new PlanRequest.Previous(), false, Optional.empty());

    if (result instanceof Planner.Result.Ready(var plan)) {
      var successes = history.successes();
      var target = plan.to().commit();
      var place =
          IntStream.range(0, successes.size())
              .filter(index -> successes.get(index).isAt(target))
              .findFirst();
      assertThat(place).as("ran").isPresent();
      assertThat(plan.from().isAt(target)).as("runs").isFalse();
      assertThat(RolledAway.commits(successes)).as("left").doesNotContain(target);
      assertThat(history.gone()).as("gone").doesNotContain(target);
      var told = plan.passedOver().stream().map(PassedOver::label).toList();
      assertThat(successes.subList(1, place.getAsInt()))
          .allSatisfy(release -> assertThat(told).contains(release.label()));
      assertThat(again(world, target)).as("the same when kept").isEqualTo(target);
    }
  }

  /** The plan that is made after the re-check keeps the target. */
  private static CommitId again(Chance world, CommitId target) {
    return switch (Planner.plan(
        world.app(), world.history(), new PlanRequest.AtCommit(target), false, Optional.empty())) {
      case Planner.Result.Ready(var plan) -> plan.to().commit();
      case Planner.Result.Impossible impossible -> throw new AssertionError(impossible);
    };
  }

  /** A monorepo: components with their own tags, candidates, and years of them. */
  @Test
  void thousandsOfTagsOfOthersAreInNobodysWay() {
    var tags = new ArrayList<Tag>();
    for (int number = 0; number < 3000; number++) {
      var commit = new CommitId("%040x".formatted(0x1000 + number));
      tags.add(Examples.tag("web@" + number / 100 + "." + number % 100 + ".0", commit));
      tags.add(Examples.tag("api-v" + number / 100 + "." + number % 100 + ".0-rc.1", commit));
    }
    tags.addAll(HistoryNotation.tags("shop/v9.9.0=a shop/v9.10.0-rc.2=b shop/v9.10.0=b"));
    var app = Examples.appTagged("shop/v{version}");
    var history = HistoryNotation.history(app, List.of("b", "a"), tags, Set.of());

    var seen =
        seen(Planner.plan(app, history, new PlanRequest.Previous(), false, Optional.empty()));

    assertThat(seen.goes()).isEqualTo("9.10.0 to 9.9.0 on release/shop/v9.9.0");
  }

  @Test
  void candidatesAndReleasesOfOneLibraryAreToldApart() {
    var names = new HashSet<String>();
    var tags = new ArrayList<Tag>();
    for (int minor = 0; minor < 500; minor++) {
      var commit = new CommitId("%040x".formatted(0x2000 + minor));
      for (var name : List.of("v1.%d.0-rc.1", "v1.%d.0-rc.10", "v1.%d.0")) {
        tags.add(Examples.tag(name.formatted(minor), commit));
      }
      names.add(
          new TagNames(tags, new TagFormat("v{version}")).at(commit).orElseThrow().name().value());
    }

    assertThat(names).hasSize(500).allMatch(name -> name.matches("v1\\.\\d+\\.0"));
  }
}
