package rollbackbot.rollback;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import rollbackbot.evidence.Claim;
import rollbackbot.evidence.Evidence;
import rollbackbot.evidence.Quoted;
import rollbackbot.evidence.Source;
import rollbackbot.evidence.Suggestion;
import rollbackbot.evidence.Told;
import rollbackbot.evidence.Told.Subject;
import rollbackbot.evidence.Told.Untold;
import rollbackbot.evidence.Told.Why;
import rollbackbot.incident.Reply;
import rollbackbot.once.OutsideTrouble;
import rollbackbot.release.AppEvent;
import rollbackbot.release.Road;
import rollbackbot.source.SourceCode.Changes;
import rollbackbot.source.SourceCode.Commit;
import rollbackbot.source.SourceCode.Completeness;
import rollbackbot.source.SourceCode.Lineage;

/** {@code /rollback why my-app}: what can be told, in private, without an incident. */
class WhyTest {
  private static Evidence evidence(Play play) {
    play.types(Examples.ALICE, "why my-app");
    assertThat(play.reply()).isInstanceOf(Reply.Why.class);
    return ((Reply.Why) play.reply()).evidence();
  }

  private static Untold untold(Evidence evidence, Subject what) {
    return evidence
        .all()
        .filter(Untold.class::isInstance)
        .map(Untold.class::cast)
        .filter(it -> it.what() == what)
        .findFirst()
        .orElseThrow();
  }

  /** An hour ago, 80 seconds long, 4.1.1 went out: fine before, 8 % of failures since. */
  private static Play badRelease() {
    var play = Play.of(Examples.appWithHealthCheck());
    var deployed = Examples.NOW.minus(Duration.ofHours(1));
    play.observations.traffic(deployed.minus(Duration.ofHours(2)), deployed, 100, 0);
    play.observations.traffic(deployed.plus(Duration.ofMinutes(1)), Examples.NOW, 100, 8);
    play.health.isGoodWhen(_ -> false);
    return play;
  }

  @Test
  void whatIsSeenIsToldWithItsSourceAndNothingChanges() {
    var play = badRelease();

    var evidence = evidence(play);

    var errors = evidence.claim(Claim.Errors.class).orElseThrow();
    assertThat(errors.before().share()).isZero();
    assertThat(errors.after().share()).isEqualTo(0.08);
    assertThat(errors.after().perMinute()).isEqualTo(100);
    assertThat(evidence.claim(Claim.Unhealthy.class)).isPresent();
    assertThat(evidence.all()).allMatch(told -> told.readAt().equals(play.clock.instant()));
    assertThat(evidence.seen()).extracting(Told::source).startsWith(Source.ROUTER);
    assertThat(play.incidents.open()).isEmpty();
    assertThat(play.actions()).isEmpty();
  }

  @Test
  void theNumbersSuggestAnswersAndTheWayBackIsNamed() {
    var evidence = evidence(badRelease());

    assertThat(evidence.claims(Claim.SuggestedAnswer.class))
        .extracting(Claim.SuggestedAnswer::suggestion)
        .extracting(Suggestion::question, Suggestion::answer)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(new Quoted("affects-users"), new Quoted("yes")),
            org.assertj.core.groups.Tuple.tuple(new Quoted("proportion"), new Quoted("high")));
    assertThat(evidence.claim(Claim.WayBack.class).orElseThrow().version())
        .isEqualTo(new Quoted("4.0.0"));
  }

  @Test
  void whatChangedIsReadFromOneComparison() {
    var play = Play.standard();
    play.code.adds(
        new Changes(
            Lineage.AHEAD,
            3,
            List.of(
                new Commit("docs: explain", "Ann"),
                new Commit("fix!: CVE-2026-1234 in the parser", "Bo"),
                new Commit("feat: coupons", "ann")),
            List.of("db/migrate/20260301_add_coupons.rb", "Gemfile.lock", "app/shop.rb"),
            Completeness.ALL));

    var evidence = evidence(play);

    var commits = evidence.claim(Claim.Commits.class).orElseThrow();
    assertThat(commits.number().number()).isEqualTo(3);
    assertThat(commits.authors().number()).isEqualTo(2);
    assertThat(commits.notable())
        .containsExactly(
            new Quoted("fix!: CVE-2026-1234 in the parser"),
            new Quoted("feat: coupons"),
            new Quoted("docs: explain"));
    assertThat(evidence.claim(Claim.Migrations.class).orElseThrow().paths())
        .containsExactly(new Quoted("db/migrate/20260301_add_coupons.rb"));
    assertThat(evidence.claim(Claim.Dependencies.class).orElseThrow().paths())
        .containsExactly(new Quoted("Gemfile.lock"));
    assertThat(evidence.claim(Claim.SecurityFixes.class)).isPresent();
  }

  @Test
  void variablesCountSinceTheEarlierVersionAndCrashesSinceTheRelease() {
    var play = Play.standard();
    var release = Examples.NOW.minus(Duration.ofHours(1));
    play.observations.happened(
        new AppEvent.VariablesChanged(release.minus(Duration.ofDays(1)), "eve", List.of("KEY")));
    play.observations.happened(
        new AppEvent.Crashed(release.minus(Duration.ofMinutes(1)), "", false));
    play.observations.happened(
        new AppEvent.Crashed(release.plus(Duration.ofMinutes(2)), "", false));

    var evidence = evidence(play);

    assertThat(evidence.claim(Claim.VariablesChanged.class).orElseThrow().names())
        .containsExactly(new Quoted("KEY"));
    assertThat(evidence.claim(Claim.Crashes.class).orElseThrow().number().number()).isEqualTo(1);
  }

  @Test
  void aSourceInTroubleIsSaidAndTheOthersAreTold() {
    var play = badRelease();
    play.observations.fails(
        () -> new OutsideTrouble.Unavailable("reading the events: away", Optional.empty()));

    var evidence = evidence(play);

    assertThat(untold(evidence, Subject.ERRORS).why()).isEqualTo(Why.TROUBLE);
    assertThat(untold(evidence, Subject.CRASHES).words())
        .contains(new Quoted("reading the events: away"));
    assertThat(evidence.claim(Claim.Commits.class)).isPresent();
    assertThat(evidence.claim(Claim.Unhealthy.class)).isPresent();
    assertThat(evidence.claims(Claim.SuggestedAnswer.class)).isEmpty();
  }

  @Test
  void littleTrafficTellsNothing() {
    var play = Play.standard();
    play.observations.traffic(Examples.NOW.minus(Duration.ofHours(3)), Examples.NOW, 1, 1);

    assertThat(untold(evidence(play), Subject.ERRORS).why()).isEqualTo(Why.TOO_LITTLE_TRAFFIC);
  }

  @Test
  void aStrangerIsToldNothing() {
    var play = badRelease();
    play.workspace.member("U0STRANGER");

    play.types("U0STRANGER", "why my-app");

    assertThat(play.reply()).isInstanceOf(Reply.NotAllowed.class);
  }

  @Test
  void itAnswersWhileAnIncidentIsOpen() {
    var play = badRelease();
    play.types(Examples.ALICE, "my-app");

    assertThat(evidence(play).claim(Claim.Errors.class)).isPresent();
    assertThat(play.incidents.open()).hasSize(1);
  }

  @Test
  void withoutARoadItIsSaidWhy() {
    var play = Play.of(Examples.app().on(Road.BRANCH));
    play.platform.unlink();

    play.types(Examples.ALICE, "why my-app");

    assertThat(play.reply()).isInstanceOf(Reply.NoHistory.class);
  }
}
