package rollbackbot.rollback;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rollbackbot.plan.Failure;
import rollbackbot.plan.Plan;
import rollbackbot.plan.PlanRequest;
import rollbackbot.plan.Planner;
import rollbackbot.release.Deployment;
import rollbackbot.release.PassedOver;
import rollbackbot.release.history.History;
import rollbackbot.release.history.HistoryEntry;
import rollbackbot.source.BranchName;
import rollbackbot.source.CodeHost;
import rollbackbot.source.CommitId;
import rollbackbot.source.Repository;
import rollbackbot.source.RepositoryLink;
import rollbackbot.source.Tag;
import rollbackbot.source.TagName;
import rollbackbot.version.Version;

/** Deployments are written newest first, as {@link HistoryNotation} tells. */
class PlannerTest {
  private static final String TAGS = "v3.9.0=3 v4.0.0=4 v4.1.0=a v4.1.1=5";

  @Nested
  class ThePreviousRelease {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
        delimiter = '|',
        nullValues = "-",
        textBlock =
            """
            # case                                     | deployments                        | marks       | from  | to    | passed over
            the one before                             | 5 4 3                              | -           | 4.1.1 | 4.0.0 | -
            not the first that is found                | 4 5 4 3                            | -           | 4.0.0 | 3.9.0 | 4.1.1 ROLLED_AWAY_FROM, 4.0.0 SAME_COMMIT
            a newer attempt failed                     | 5!crashed-error 4 3                | -           | 4.0.0 | 3.9.0 | -
            an earlier attempt failed                  | 5 4!build-error 3                  | -           | 4.1.1 | 3.9.0 | -
            a status that nobody knows is no success   | 5 4!timeout-error 3                | -           | 4.1.1 | 3.9.0 | -
            a running deployment isn't the current one | 5!building 4 3                     | -           | 4.0.0 | 3.9.0 | -
            the same commit redeployed                 | 5 5 4                              | -           | 4.1.1 | 4.0.0 | 4.1.1 SAME_COMMIT
            the same commit, told in short             | 5 57 4                             | -           | 4.1.1 | 4.0.0 | 4.1.1 SAME_COMMIT
            a version that somebody rolled away from   | 5 4 3                              | 4.0.0       | 4.1.1 | 3.9.0 | 4.0.0 ROLLED_AWAY_FROM
            two of them                                | 5 a 4 3                            | 4.1.0 4.0.0 | 4.1.1 | 3.9.0 | 4.1.0 ROLLED_AWAY_FROM, 4.0.0 ROLLED_AWAY_FROM
            rolled back by hand, then fixed            | 5 4 a 4 3                          | -           | 4.1.1 | 4.0.0 | -
            gone back twice                            | 3 4 a 4 3                          | -           | 3.9.0 | -     | 4.0.0 ROLLED_AWAY_FROM, 4.1.0 ROLLED_AWAY_FROM, 3.9.0 SAME_COMMIT
            a lower number is no evidence              | 4 5 3                              | -           | 4.0.0 | 4.1.1 | -
            a commit without a tag                     | 5 b:4.0.9 4                        | -           | 4.1.1 | 4.0.9 | -
            a number without a tag                     | 5 -:4.0.9 4                        | -           | 4.1.1 | 4.0.0 | 4.0.9 NO_TAG v4.0.9
            a deployment of which nothing is known     | 5 - 4                              | -           | 4.1.1 | 4.0.0 | ? NO_VERSION
            a commit that nothing names                | 5 b 4                              | -           | 4.1.1 | bbbbbbb | -
            the current one has no version             | b 5 4                              | -           | bbbbbbb | 4.1.1 | -
            redeployed, and nobody knows the version   | b b 4                              | -           | bbbbbbb | 4.0.0 | bbbbbbb SAME_COMMIT
            the same, told in short                    | b b7 4                             | -           | bbbbbbb | 4.0.0 | bbbbbbb SAME_COMMIT
            told in short, and known nowhere else      | 5 b7 4                             | -           | 4.1.1 | 4.0.0 | bbbbbbb SHORT_COMMIT
            told by the output only                    | -:4.1.1 -:4.0.0                    | -           | 4.1.1 | 4.0.0 | -
            the platform names branches                | main:4.1.1 main:4.0.0 main:3.9.0   | -           | 4.1.1 | 4.0.0 | -
            the same release, told by the output only  | -:4.1.1 -:4.1.1 -:4.0.0            | -           | 4.1.1 | 4.0.0 | 4.1.1 SAME_COMMIT
            branches, rolled back by hand              | main:4.0.0 main:4.1.1 main:4.0.0 3 | -           | 4.0.0 | 3.9.0 | 4.1.1 ROLLED_AWAY_FROM, 4.0.0 SAME_COMMIT
            """)
    void isChosen(
        String name,
        String deployments,
        @Nullable String marks,
        String from,
        @Nullable String to,
        @Nullable String passedOver) {
      var history = history(deployments, TAGS, marks(marks));

      var result =
          Planner.plan(
              Examples.app(), history, new PlanRequest.Previous(), false, Optional.empty());

      var seen = seen(result);
      assertThat(seen.from()).as(name).isEqualTo(from);
      assertThat(seen.to()).as(name).isEqualTo(to == null ? "" : to);
      assertThat(seen.passedOver()).as(name).isEqualTo(passedOver == null ? "" : passedOver);
    }

    private record Seen(String from, String to, String passedOver) {}

    private static Seen seen(Planner.Result result) {
      return switch (result) {
        case Planner.Result.Ready(var plan) ->
            new Seen(plan.from().label(), plan.to().label(), list(plan.passedOver()));
        case Planner.Result.Impossible(
                Failure.Reason.NoEarlierRelease(var passedOver, _),
                var production,
                _) ->
            new Seen(production.orElseThrow(), "", list(passedOver));
        case Planner.Result.Impossible impossible -> throw new AssertionError(impossible);
      };
    }

    private static String list(List<PassedOver> passedOver) {
      return passedOver.stream()
          .map(it -> it.label() + " " + it.reason() + it.needs().map(tag -> " " + tag).orElse(""))
          .collect(Collectors.joining(", "));
    }

    @Test
    void isPinnedToTheCommitOfAnAnnotatedTag() {
      var annotated = new Tag(new TagName("v4.0.0"), Examples.C400, Optional.of("0123".repeat(10)));
      var history =
          Examples.history(
              entries("5 4", List.of(annotated, Examples.tag("v4.1.1", Examples.C411))),
              List.of(annotated, Examples.tag("v4.1.1", Examples.C411)));

      var plan = plan(history);

      assertThat(plan.to().tag()).contains(annotated);
      assertThat(plan.to().commit()).isEqualTo(Examples.C400);
    }

    @Test
    void isNoneWhereNothingEverSucceeded() {
      var history = history("5!crashed-error 4!build-error", TAGS, Set.of());

      var result =
          Planner.plan(
              Examples.app(), history, new PlanRequest.Previous(), false, Optional.empty());

      assertThat(result)
          .isEqualTo(
              new Planner.Result.Impossible(
                  new Failure.Reason.NothingDeployed(Optional.empty()), Optional.empty()));
    }

    @Test
    void comesWithWhatHappenedSinceTheCurrentOne() {
      var plan = plan(history("b!queued 5!crashed-error 4 3", TAGS, Set.of()));

      assertThat(plan.running().map(it -> it.status().word())).contains("queued");
      assertThat(plan.failedSince().map(it -> it.status().word())).contains("crashed-error");
      assertThat(plan.from().label()).isEqualTo("4.0.0");
    }

    @Test
    void saysEachReleaseThatIsPassedOverOnce() {
      var plan = plan(history("5 5 5 5 4", TAGS, Set.of()));

      assertThat(plan.passedOver())
          .containsExactly(new PassedOver("4.1.1", PassedOver.Reason.SAME_COMMIT));
    }
  }

  @Nested
  class AVersionAskedFor {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
        delimiter = '|',
        nullValues = "-",
        textBlock =
            """
            # case                              | deployments | wanted | result
            deployed before                     | 5 4 3       | 3.9.0  | v3.9.0 deployed before
            by the tag's whole name             | 5 4 3       | v3.9.0 | v3.9.0 deployed before
            tagged, and never deployed          | 5 4 3       | 4.1.0  | v4.1.0 never deployed
            a later version                     | 4 3         | 4.1.1  | v4.1.1 never deployed
            running already                     | 5 4 3       | 4.1.1  | runs already: 4.1.1
            running already, told in short      | 57 4 3      | 4.1.1  | runs already: 4.1.1
            running already, by the output      | -:4.1.1 4   | 4.1.1  | runs already: 4.1.1
            its number built from other code    | b:4.1.1 4   | 4.1.1  | v4.1.1 never deployed
            a tag's name and a v too few        | 5 4 3       | V3.9.0 | v3.9.0 deployed before
            unknown                             | 5 4 3       | 4.0.1  | no such version, nearest 4.0.0
            unknown, and nothing is near        | 5 4 3       | 12345  | no such version
            rolled away from                    | 4 5 4 3     | 4.1.1  | v4.1.1 deployed before, marked
            """)
    void isLookedUp(String name, String deployments, String wanted, String expected) {
      var result =
          Planner.plan(
              Examples.app(),
              history(deployments, TAGS, Set.of()),
              new PlanRequest.Exact(new Version(wanted)),
              false,
              Optional.empty());

      assertThat(said(result)).as(name).isEqualTo(expected);
    }

    private static String said(Planner.Result result) {
      return switch (result) {
        case Planner.Result.Ready(var plan) ->
            plan.to().tag().orElseThrow().name()
                + (plan.to().deployedAt().isPresent() ? " deployed before" : " never deployed")
                + (plan.to().rolledAwayFrom() ? ", marked" : "");
        case Planner.Result.Impossible(Failure.Reason.RunsAlready(var version), _, _) ->
            "runs already: " + version;
        case Planner.Result.Impossible(Failure.Reason.NoSuchVersion(_, var nearest, _), _, _) ->
            "no such version" + nearest.map(it -> ", nearest " + it).orElse("");
        case Planner.Result.Impossible impossible -> throw new AssertionError(impossible);
      };
    }

    @Test
    void followsTheTagFormatOfTheApp() {
      var tags = tags("web/4.0.0=4 web/4.1.1=5 api/4.0.0=3");
      var app = Examples.appTagged("web/{version}");
      var history = HistoryNotation.history(app, List.of("5"), tags, Set.of());

      var result =
          Planner.plan(
              app, history, new PlanRequest.Exact(new Version("4.0.0")), false, Optional.empty());

      assertThat(((Planner.Result.Ready) result).plan().to().tag().orElseThrow().name().value())
          .isEqualTo("web/4.0.0");
    }
  }

  @Nested
  class TheReleaseBranch {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
        delimiter = '|',
        nullValues = "-",
        textBlock =
            """
            # case                                  | branches there                          | branch           | there | taken
            free                                    | main=5                                  | release/v4.0.0   | false | -
            there at our commit                     | release/v4.0.0=4                        | release/v4.0.0   | true  | -
            taken at another commit                 | release/v4.0.0=5                        | release/v4.0.0-2 | false | release/v4.0.0
            taken twice                             | release/v4.0.0=5 release/v4.0.0-2=a     | release/v4.0.0-3 | false | release/v4.0.0
            the second one is ours                  | release/v4.0.0=5 release/v4.0.0-2=4     | release/v4.0.0-2 | true  | release/v4.0.0
            somebody's branches begin with its name | release/v4.0.0/fix=5                    | release/v4.0.0-2 | false | release/v4.0.0
            another release's branch                | release/v4.0.0-rc=5 release/v3.9.0=3    | release/v4.0.0   | false | -
            """)
    void getsAName(
        String name, String branches, String branch, boolean there, @Nullable String taken) {
      var plan = plan(with(branches(branches)));

      assertThat(plan.branch()).as(name).isEqualTo(new BranchName(branch));
      assertThat(plan.branchThere()).as(name).isEqualTo(there);
      assertThat(plan.branchTaken())
          .as(name)
          .isEqualTo(Optional.ofNullable(taken).map(BranchName::new));
    }

    @Test
    void cannotExistBesideABranchNamedLikeItsFolder() {
      var result =
          Planner.plan(
              Examples.app(),
              with(branches("release=5")),
              new PlanRequest.Previous(),
              false,
              Optional.empty());

      var reason =
          new Failure.Reason.NoBranchName(
              new BranchName("release/v4.0.0"),
              Optional.of(new Failure.InTheWay(new BranchName("release"), false)),
              Optional.of("release-{tag}"));
      assertThat(result)
          .isInstanceOfSatisfying(
              Planner.Result.Impossible.class,
              none -> {
                assertThat(none.reason()).isEqualTo(reason);
                assertThat(none.production()).contains("4.1.1");
                assertThat(none.byHand().map(Plan::branch))
                    .contains(new BranchName("release-v4.0.0"));
              });
    }

    private static History with(Map<BranchName, CommitId> branches) {
      return Examples.history(entries("5 4 3", tags(TAGS)), tags(TAGS), branches, Set.of());
    }

    private static Map<BranchName, CommitId> branches(String text) {
      var branches = new HashMap<BranchName, CommitId>();
      for (var word : text.split(" ", -1)) {
        var parts = word.split("=", -1);
        branches.put(new BranchName(parts[0]), Examples.commit(parts[1].charAt(0)));
      }
      return branches;
    }
  }

  @Nested
  class WhatIsShownBeside {

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        nullValues = "-",
        textBlock =
            """
            https://github.com/acme/my-app.git       | https://github.com/acme/my-app/compare/{to}...{from}
            https://github.com/acme/my-app           | https://github.com/acme/my-app/compare/{to}...{from}
            https://github.com/acme/my-app/          | https://github.com/acme/my-app/compare/{to}...{from}
            https://gitlab.com/acme/group/my-app.git | https://gitlab.com/acme/group/my-app/-/compare/{to}...{from}
            https://git.example:8443/acme/my-app.git | -
            """)
    void aPageThatComparesTheCommitsWhereTheHostIsKnown(String repository, @Nullable String page) {
      assertThat(compared(repository, Optional.empty())).isEqualTo(expected(page));
    }

    @Test
    void aPageOfAHostOfOnesOwnWhereTheLinkTellsWhatItRuns() {
      assertThat(compared("https://git.example:8443/acme/my-app.git", Optional.of(CodeHost.GITLAB)))
          .isEqualTo(expected("https://git.example:8443/acme/my-app/-/compare/{to}...{from}"));
    }

    private static Optional<URI> compared(String repository, Optional<CodeHost> selfHosted) {
      var history = history("5 4", TAGS, Set.of());
      var link =
          new RepositoryLink(
              "acme",
              "my-app",
              Optional.empty(),
              Optional.of(new Repository(repository)),
              selfHosted,
              Optional.of("main"),
              true);
      return plan(new History(
              history.readAt(),
              Optional.of(link),
              new Repository(repository),
              history.entries(),
              history.among(),
              history.unread(),
              history.tags(),
              history.branches(),
              history.marks(),
              history.unmarked(),
              history.gone()))
          .compare();
    }

    private static Optional<URI> expected(@Nullable String page) {
      return Optional.ofNullable(page)
          .map(it -> it.replace("{to}", Examples.C400.value()))
          .map(it -> it.replace("{from}", Examples.C411.value()))
          .map(URI::create);
    }

    @Test
    void noPageWhereTheRunningCommitIsntKnown() {
      assertThat(plan(history("-:4.1.1 4", TAGS, Set.of())).compare()).isEmpty();
    }

    @Test
    void theMedianOfTheNewestDurations() {
      var plan = plan(Examples.history(lasting(100, 10, 30, 20, 40, 999), tags(TAGS)));

      assertThat(plan.expected()).contains(Duration.ofSeconds(30));
    }

    private static List<HistoryEntry> lasting(int... seconds) {
      var tags = tags(TAGS);
      return IntStream.range(0, seconds.length)
          .mapToObj(index -> {
            var known = entries(index == 0 ? "5" : "4", tags).getFirst();
            var deployment = known.deployment();
            return new HistoryEntry(
                new Deployment(
                    deployment.id(),
                    deployment.createdAt(),
                    deployment.status(),
                    deployment.gitRef(),
                    deployment.pusher(),
                    Optional.of(Duration.ofSeconds(seconds[index])),
                    deployment.stack()),
                known.release());
          })
          .toList();
    }

    @Test
    void theOtherReleasesNewestFirstWithTheirMarks() {
      var plan = plan(history("5 a 4 3 b", TAGS, Set.of("4.1.0")));

      assertThat(plan.to().label()).isEqualTo("4.0.0");
      assertThat(plan.alternatives())
          .extracting(target -> target.label() + " " + target.rolledAwayFrom())
          .containsExactly("4.1.0 true", "3.9.0 false", "bbbbbbb false");
    }

    @Test
    void noMoreReleasesThanAListMayShow() {
      var digits = "0123456789abcdef";
      var tags =
          IntStream.range(0, 40)
              .mapToObj(number ->
                  Examples.tag(
                      "v1." + number + ".0",
                      new CommitId(
                          (digits.charAt(number / 16) + "" + digits.charAt(number % 16))
                              .repeat(20))))
              .toList();
      var newestFirst = tags.reversed().stream().map(tag -> tag.commit().value()).toList();
      var history = HistoryNotation.history(Examples.app(), newestFirst, tags, Set.of());

      var alternatives = Planner.alternatives(Examples.app(), history);

      assertThat(alternatives).hasSize(25);
      assertThat(alternatives.getFirst().label()).isEqualTo("1.38.0");
    }
  }

  private static Plan plan(History history) {
    var result =
        Planner.plan(Examples.app(), history, new PlanRequest.Previous(), false, Optional.empty());
    return switch (result) {
      case Planner.Result.Ready(var plan) -> plan;
      case Planner.Result.Impossible impossible -> throw new AssertionError(impossible);
    };
  }

  private static History history(String deployments, String tagText, Set<String> marks) {
    var tags = tags(tagText);
    return Examples.history(entries(deployments, tags), tags, Map.of(), marks);
  }

  private static Set<String> marks(@Nullable String text) {
    return HistoryNotation.marks(text);
  }

  private static List<Tag> tags(String text) {
    return HistoryNotation.tags(text);
  }

  private static List<HistoryEntry> entries(String newestFirst, List<Tag> tags) {
    return HistoryNotation.entries(Examples.app(), HistoryNotation.words(newestFirst), tags);
  }
}
