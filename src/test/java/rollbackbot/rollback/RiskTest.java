package rollbackbot.rollback;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import rollbackbot.people.ActionIds;
import rollbackbot.plan.Risk;
import rollbackbot.plan.Risk.Question;
import rollbackbot.plan.Verdict;
import rollbackbot.plan.Verdict.Level;
import rollbackbot.source.SourceCode.Lineage;

/** What makes a plan risky, with its evidence; never in the way of the plan. */
class RiskTest {
  private static final Risk PATHS_NOT_SET = new Risk.NotConfigured(Question.FILES);

  private static Verdict verdict(Play play) {
    return play.planned().plan().verdict().orElseThrow();
  }

  /** What was found, without what wasn't looked at. */
  private static List<Risk> found(Play play) {
    return verdict(play).risks().stream().filter(risk -> !risk.equals(PATHS_NOT_SET)).toList();
  }

  private static Play withRiskyPaths() {
    return Play.of(Examples.appWithRiskyPaths("db/migrate/**"));
  }

  @Test
  void isGreenWhereNothingSpeaksAgainstIt() {
    var play = withRiskyPaths();
    play.code.changes("src/app.js");

    var verdict = verdict(play);

    assertThat(verdict.risks()).isEmpty();
    assertThat(verdict.checked()).containsExactly(Question.values());
    assertThat(verdict.level()).isEqualTo(Level.GREEN);
  }

  @Test
  void doesNotSayThatFilesWereCheckedWhereNoPathIsRisky() {
    var verdict = verdict(Play.standard());

    assertThat(verdict.risks()).containsExactly(PATHS_NOT_SET);
    assertThat(verdict.checked()).isNotEmpty().doesNotContain(Question.FILES);
    assertThat(verdict.level()).isEqualTo(Level.GREEN);
  }

  @Test
  void isGreyWhereNothingCouldBeTold() {
    var unknown =
        Arrays.stream(Question.values())
            .<Risk>map(what -> new Risk.CouldNotTell(what, "no answer"))
            .toList();

    assertThat(Verdict.of(unknown).level()).isEqualTo(Level.GREY);
  }

  @Test
  void isRedWhereADatabaseIsRestored() {
    var play = Play.standard();
    var byHand = play.plannedWithDatabase().plan().verdict().orElseThrow();

    assertThat(byHand.risks()).contains(new Risk.RestoresDatabase(Optional.empty()));
    assertThat(byHand.level()).isEqualTo(Level.RED);
  }

  @Test
  void tellsHowMuchDataARestoreLoses() {
    var play = Play.standard();
    var database = play.databases.add("mysql");
    play.databases.past(database, Examples.NOW.minus(Duration.ofMinutes(26)));

    var verdict = play.plannedWithDatabase().plan().verdict().orElseThrow();

    assertThat(verdict.risks())
        .contains(new Risk.RestoresDatabase(Optional.of(Duration.ofMinutes(26))));
  }

  @Test
  void jumpOverAReleaseIsARisk() {
    var verdict = verdictOf(Play.standard(), "3.9.0");

    assertThat(verdict.risks()).contains(new Risk.JumpsOver(List.of("4.0.0")));
    assertThat(verdict.level()).isEqualTo(Level.AMBER);
  }

  /** Production left it by going back to what runs: it isn't there to be removed. */
  @Test
  void whatWasRolledBackAlreadyIsNotJumpedOver() {
    var play = Play.standard();
    var lately = Examples.NOW.minus(Duration.ofMinutes(5));
    play.platform.past(Optional.of(Examples.C400.value()), lately, "bob", "success");

    assertThat(verdictOf(play, "3.9.0").risks()).noneMatch(risk -> risk instanceof Risk.JumpsOver);
  }

  @Test
  void isNotToldOfTheReleaseRightBefore() {
    assertThat(verdict(Play.standard()).risks()).noneMatch(risk -> risk instanceof Risk.JumpsOver);
  }

  @Test
  void releaseThatNeverRanIsARisk() {
    var play = Play.standard();
    play.git.tag("v3.0.0", Examples.OTHER);

    var verdict = verdictOf(play, "3.0.0");

    assertThat(verdict.risks()).contains(new Risk.NeverRan());
    assertThat(verdict.level()).isEqualTo(Level.AMBER);
  }

  @Test
  void failedReleaseOfSomebodyIsARisk() {
    var play = Play.standard();
    play.git.tag("v4.2.0", Examples.OTHER);
    play.platform.past(
        Examples.OTHER, Examples.NOW.minus(Duration.ofMinutes(5)), "dave", "build-error");

    assertThat(verdict(play).risks()).contains(new Risk.NewestFailed());
    assertThat(play.plan().verdict().orElseThrow().level()).isEqualTo(Level.AMBER);
  }

  @Test
  void changeSinceThePlanBeforeIsARisk() {
    var play = Play.standard().planned();
    play.git.tag("v4.2.0", Examples.OTHER);
    play.platform.past(Examples.OTHER, play.clock.instant(), "dave", "success");

    play.clicks(Examples.ALICE, ActionIds.PLAN_CONFIRM).passes(Duration.ofMinutes(3));

    assertThat(play.plan().verdict().orElseThrow().risks()).contains(new Risk.BasisChanged());
  }

  @Test
  void targetThatWasLeftBeforeIsARisk() {
    var play = Play.standard().confirmed().passes(Duration.ofMinutes(10));

    var verdict = verdictOf(play, "4.1.1");

    assertThat(verdict.risks()).contains(new Risk.MarkedTarget());
    assertThat(verdict.level()).isEqualTo(Level.AMBER);
  }

  private static Verdict verdictOf(Play play, String version) {
    return play.types(Examples.ALICE, "my-app " + version).plan().verdict().orElseThrow();
  }

  @Test
  void isRedWhereRiskyFilesChanged() {
    var play = withRiskyPaths();
    play.code.changes("src/app.js", "db/migrate/20260301_orders.rb");

    var verdict = verdict(play);

    assertThat(verdict.risks())
        .containsExactly(new Risk.RiskyFiles(List.of("db/migrate/20260301_orders.rb")));
    assertThat(verdict.level()).isEqualTo(Level.RED);
  }

  @Test
  void asksForNoFilesWhereNoPathIsRisky() {
    var play = Play.standard();
    play.code.changes("db/migrate/20260301_orders.rb");

    assertThat(found(play)).isEmpty();
    assertThat(comparisons(play)).containsExactly("code.lineage");
  }

  @Test
  void asksOnceForFilesAndLineage() {
    var play = withRiskyPaths();

    assertThat(found(play)).isEmpty();
    assertThat(comparisons(play)).containsExactly("code.compare");
  }

  private static List<String> comparisons(Play play) {
    return play.disturbances.calls().stream()
        .map(call -> call.name())
        .filter(Set.of("code.lineage", "code.compare")::contains)
        .toList();
  }

  @Test
  void isRedWhereTheTargetIsOnAnotherLine() {
    for (var play : List.of(Play.standard(), withRiskyPaths())) {
      play.code.lies(Lineage.DIVERGED);

      assertThat(found(play)).containsExactly(new Risk.AnotherLine());
      assertThat(play.plan().verdict().orElseThrow().level()).isEqualTo(Level.RED);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"SAME", "AHEAD", "BEHIND"})
  void isNotRedWhereOneIsBuiltOnTheOther(Lineage lineage) {
    var play = Play.standard();
    play.code.lies(lineage);

    assertThat(found(play)).isEmpty();
    assertThat(verdict(Play.standard()).checked()).contains(Question.LINEAGE);
  }

  @Test
  void saysThatTheHostDoesNotTell() {
    var play = withRiskyPaths();
    play.code.tellsNothing();

    var verdict = verdict(play);

    assertThat(verdict.level()).isEqualTo(Level.GREEN);
    assertThat(verdict.risks())
        .extracting(risk -> ((Risk.CouldNotTell) risk).what())
        .containsExactly(Question.FILES, Question.LINEAGE);
    assertThat(verdict.checked())
        .containsExactly(Question.VARIABLES, Question.POSTDEPLOY, Question.STACK, Question.STATUS);
  }

  @ParameterizedTest
  @CsvSource({"code, 2", "git.file, 1"})
  void isNotHeldUpByTrouble(String call, int risks) {
    var play = withRiskyPaths();
    play.disturbances.goesAway(call);

    assertThat(verdict(play).risks()).hasSize(risks).allMatch(Risk.CouldNotTell.class::isInstance);
    assertThat(play.clock.instant()).isEqualTo(Examples.NOW);
  }

  @Test
  void namesTheVariablesChangedSinceTheTargetRan() {
    var play = Play.standard();
    play.environment.somebodySets("carol", "FEATURE_SEARCH", "on");
    play.environment.somebodySets("carol", "CACHE_URL", "redis://secret");
    play.environment.somebodySets("carol", "FEATURE_SEARCH", "off");

    var verdict = verdict(play);

    assertThat(verdict.risks())
        .contains(new Risk.VariablesChanged(List.of("CACHE_URL", "FEATURE_SEARCH")));
    assertThat(verdict.level()).isEqualTo(Level.AMBER);
  }

  @Test
  void knowsThatTheTargetsOldCodeWillRun() {
    var play = Play.standard();
    play.git.has("Procfile", "web: node .\npostdeploy: npm run migrate\n");

    assertThat(found(play)).containsExactly(new Risk.PostdeployHook());
  }

  @Test
  void saysThatNotAllEventsAreKnown() {
    var play = Play.standard();
    play.environment.tellsNotAllEvents();

    assertThat(found(play))
        .extracting(risk -> ((Risk.CouldNotTell) risk).what())
        .containsExactly(Question.VARIABLES);
  }

  @Test
  void tellsThatTheStackHasChanged() {
    var play = Play.standard();
    play.platform.buildsOn(Optional.of("scalingo/scalingo-24"));
    play.platform.somebodyDeploys("carol", Examples.OTHER);
    play.git.tag("v4.2.0", Examples.OTHER);
    play.clock.advance(Duration.ofMinutes(5));

    var verdict = verdict(play);

    assertThat(verdict.risks())
        .contains(new Risk.StackChanged("scalingo/scalingo-22", "scalingo/scalingo-24"));
    assertThat(verdict.level()).isEqualTo(Level.AMBER);
  }

  @Test
  void saysThatTheStackIsNotTold() {
    var play = Play.standard();
    play.platform.buildsOn(Optional.empty());
    play.platform.somebodyDeploys("carol", Examples.OTHER);
    play.git.tag("v4.2.0", Examples.OTHER);
    play.clock.advance(Duration.ofMinutes(5));

    assertThat(found(play))
        .extracting(risk -> ((Risk.CouldNotTell) risk).what())
        .containsExactly(Question.STACK);
  }

  /** Once a season: what ran last season is no old version there. */
  @Test
  void thirtyDaysAreNotOldForAnAppThatIsSeldomReleased() {
    var play = Play.standard();
    play.clock.advance(Duration.ofDays(91));
    var commits = List.of(Examples.C390, Examples.C400, Examples.C390, Examples.C411);
    for (var commit : commits) {
      play.platform.past(commit, play.clock.instant(), "carol", "success");
      play.clock.advance(Duration.ofDays(90));
    }

    var verdict = play.planned().plan().verdict().orElseThrow();

    assertThat(verdict.risks()).doesNotHaveAnyElementsOfTypes(Risk.OldTarget.class);
  }

  @Test
  void tellsARunningDeploymentAndAnOldTarget() {
    var play = Play.standard();
    play.clock.advance(Duration.ofDays(40));
    play.platform.somebodyDeploys("carol", Examples.OTHER);

    var verdict = verdict(play);

    assertThat(verdict.risks()).contains(new Risk.RunningDeployment());
    assertThat(verdict.risks()).hasAtLeastOneElementOfType(Risk.OldTarget.class);
  }
}
