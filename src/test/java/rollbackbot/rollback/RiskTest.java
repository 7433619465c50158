package rollbackbot.rollback;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import rollbackbot.rollback.Risk.Question;
import rollbackbot.rollback.Verdict.Level;

/** What makes a plan risky, with its evidence; never in the way of the plan. */
class RiskTest {
  private static Verdict verdict(Play play) {
    return play.planned().plan().verdict().orElseThrow();
  }

  private static Play withRiskyPaths() {
    return Play.of(Examples.appWithRiskyPaths("db/migrate/**"));
  }

  @Test
  void isGreenWhereNothingSpeaksAgainstIt() {
    var verdict = verdict(Play.standard());

    assertThat(verdict.risks()).isEmpty();
    assertThat(verdict.level()).isEqualTo(Level.GREEN);
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
  void asksForNoComparisonWhereNoPathIsRisky() {
    var play = Play.standard();
    play.code.changes("db/migrate/20260301_orders.rb");

    assertThat(verdict(play).risks()).isEmpty();
    assertThat(play.disturbances.calls()).noneMatch(call -> call.name().equals("code.compare"));
  }

  @Test
  void saysThatTheHostDoesNotTell() {
    var play = withRiskyPaths();
    play.code.tellsNothing();

    var verdict = verdict(play);

    assertThat(verdict.level()).isEqualTo(Level.AMBER);
    assertThat(verdict.risks())
        .extracting(risk -> ((Risk.CouldNotTell) risk).what())
        .containsExactly(Question.FILES, Question.POSTDEPLOY);
  }

  @Test
  void isNotHeldUpByTrouble() {
    var play = withRiskyPaths();
    play.disturbances.goesAway("code");

    assertThat(verdict(play).risks()).hasSize(2).allMatch(Risk.CouldNotTell.class::isInstance);
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
        .containsExactly(new Risk.VariablesChanged(List.of("CACHE_URL", "FEATURE_SEARCH")));
    assertThat(verdict.level()).isEqualTo(Level.AMBER);
  }

  @Test
  void knowsThatTheTargetsOldCodeWillRun() {
    var play = Play.standard();
    play.code.has("Procfile", "web: node .\npostdeploy: npm run migrate\n");

    assertThat(verdict(play).risks()).containsExactly(new Risk.PostdeployHook());
  }

  @Test
  void saysThatNotAllEventsAreKnown() {
    var play = Play.standard();
    play.environment.tellsNotAllEvents();

    assertThat(verdict(play).risks())
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
        .containsExactly(new Risk.StackChanged("scalingo/scalingo-22", "scalingo/scalingo-24"));
    assertThat(verdict.level()).isEqualTo(Level.AMBER);
  }

  @Test
  void saysThatTheStackIsNotTold() {
    var play = Play.standard();
    play.platform.buildsOn(Optional.empty());
    play.platform.somebodyDeploys("carol", Examples.OTHER);
    play.git.tag("v4.2.0", Examples.OTHER);
    play.clock.advance(Duration.ofMinutes(5));

    assertThat(verdict(play).risks())
        .extracting(risk -> ((Risk.CouldNotTell) risk).what())
        .containsExactly(Question.STACK);
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
