package rollbackbot.rollback;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rollbackbot.check.Finding;
import rollbackbot.check.Finding.Kind;
import rollbackbot.incident.Reply;
import rollbackbot.release.AppStatus;
import rollbackbot.release.Deployment;
import rollbackbot.release.Road;

/** {@code /rollback check my-app}: could it be rolled back right now? */
class CheckTest {
  private static List<Finding> findings(Play play) {
    play.types(Examples.ALICE, "check my-app");
    assertThat(play.reply()).isInstanceOf(Reply.Checked.class);
    return ((Reply.Checked) play.reply()).findings();
  }

  private static List<Kind> kinds(Play play) {
    return findings(play).stream().map(Finding::kind).toList();
  }

  @Test
  void allThatARollbackNeedsIsLookedAtAndNothingChanges() {
    var play = Play.of(Examples.appWithHealthCheck());
    play.health.isGoodWhen(_ -> true);
    var deployments = play.platform.deployments(Examples.PLATFORM_APP, 9);
    var database = play.databases.add("postgresql");
    play.databases.past(database, Examples.NOW.minus(Duration.ofHours(3)));

    var findings = findings(play);

    assertThat(findings)
        .extracting(Finding::kind)
        .containsExactly(
            Kind.APP_FOUND,
            Kind.LINKED,
            Kind.AUTO_DEPLOY_ON,
            Kind.RUNS,
            Kind.GOES_BACK,
            Kind.TAGGED,
            Kind.COMMIT_THERE,
            Kind.MAY_PUSH,
            Kind.DATABASE_TO_A_MOMENT,
            Kind.HEALTHY);
    assertThat(findings).noneMatch(Finding::isWrong);
    assertThat(findings.get(4).values())
        .containsExactly("4.0.0", Examples.C400.abbreviated(), "release/v4.0.0");
    assertThat(play.incidents.open()).isEmpty();
    assertThat(play.actions()).isEmpty();
    assertThat(play.platform.deployments(Examples.PLATFORM_APP, 9))
        .extracting(Deployment::id)
        .isEqualTo(deployments.stream().map(Deployment::id).toList());
  }

  @Test
  void aStrangerIsToldNothing() {
    var play = Play.standard();
    play.workspace.member("U0STRANGER");

    play.types("U0STRANGER", "check my-app");

    assertThat(play.reply()).isInstanceOf(Reply.NotAllowed.class);
  }

  @Test
  void anUnknownAppIsSuggested() {
    var play = Play.standard();

    play.types(Examples.ALICE, "check my-ap");

    assertThat(play.said()).isInstanceOf(Reply.UnknownApp.class);
  }

  @Test
  void itAnswersWhileAnIncidentIsOpen() {
    var play = Play.standard();
    play.types(Examples.ALICE, "my-app");

    assertThat(kinds(play)).contains(Kind.GOES_BACK);
    assertThat(play.incidents.open()).hasSize(1);
  }

  @Test
  void withoutALinkTheRestIsLookedAtAllTheSame() {
    var play = Play.of(Examples.app().on(Road.BRANCH));
    play.platform.unlink();

    assertThat(kinds(play))
        .containsExactly(
            Kind.APP_FOUND,
            Kind.ROAD_WITHOUT_LINK,
            Kind.MAY_PUSH,
            Kind.NO_DATABASE,
            Kind.HEALTH_NOT_CONFIGURED);
  }

  @Test
  void aRefusedPushIsToldInTheHostsWords() {
    var play = Play.standard();
    play.git.refusesPushes("protected by a rule");

    assertThat(findings(play))
        .filteredOn(Finding::isWrong)
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.kind()).isEqualTo(Kind.PUSH_REFUSED);
          assertThat(finding.values()).contains("protected by a rule");
        });
  }

  @Test
  void aTargetThatTheRepositoryLacksIsWrong() {
    var play = Play.standard();
    play.git.lacks(Examples.C400);

    assertThat(kinds(play)).contains(Kind.COMMIT_GONE);
  }

  /** It is why somebody would go back. */
  @Test
  void aSickVersionIsWrongAndNotInTheWay() {
    var play = Play.of(Examples.appWithHealthCheck());
    play.health.isGoodWhen(_ -> false);

    assertThat(findings(play))
        .filteredOn(Finding::isWrong)
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.kind()).isEqualTo(Kind.UNHEALTHY);
          assertThat(finding.isInTheWay()).isFalse();
        });
  }

  /** A rollback gets it to run again, or nearly so: nothing of that is in its way. */
  @ParameterizedTest
  @CsvSource({
    "stopped, APP_STOPPED, true",
    "crashed, APP_CRASHED, true",
    "restarting, APP_NOT_CALM, false",
    "suspended, APP_NOT_CALM, false"
  })
  void anAppThatDoesNotRunIsToldOnce(String word, Kind kind, boolean isWrong) {
    var play = Play.standard();
    play.environment.is(word);

    var found = findings(play);

    assertThat(found.get(1).kind()).isEqualTo(kind);
    assertThat(found.get(1).isWrong()).isEqualTo(isWrong);
    assertThat(found).noneMatch(Finding::isInTheWay);
  }

  @Test
  void anAppWithoutContainersIsInTheWayUntilSomebodyScalesIt() {
    var play = Play.standard();
    play.environment.is(AppStatus.STOPPED);
    play.environment.scaled(0);

    assertThat(findings(play))
        .filteredOn(Finding::isInTheWay)
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.kind()).isEqualTo(Kind.APP_WITHOUT_CONTAINERS);
          assertThat(finding.values().getFirst()).endsWith(" scale web:1");
        });
  }

  @Test
  void anotherRepositoryThanTheLinkedOneIsWrong() {
    var play =
        Play.of(
            Examples.appFrom(
                new rollbackbot.source.Repository("https://github.com/acme/other.git")));

    assertThat(kinds(play)).contains(Kind.OTHER_REPOSITORY_LINKED);
  }
}
