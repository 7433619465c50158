package rollbackbot.rollback;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbackbot.rollback.Examples.ALICE;

import java.time.Duration;
import java.util.ArrayDeque;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import rollbackbot.deploy.DeployEntry;
import rollbackbot.evidence.HealthSeen;
import rollbackbot.incident.IncidentEntry;
import rollbackbot.offer.OfferState.Planned;
import rollbackbot.people.ActionIds;
import rollbackbot.release.Release;

/** While people decide, the app's health is looked at again and again, and known at the end. */
class HealthNowTest {
  private final Play play = Play.of(Examples.appWithHealthCheck());

  @BeforeEach
  void isSick() {
    play.health.isGoodWhen(_ -> false);
    play.gathersEvidence().types(ALICE, "my-app");
  }

  private HealthSeen seen() {
    return HealthSeen.in(play.incident().evidence().orElseThrow()).orElseThrow();
  }

  @Test
  void forHowLongItHasFailedIsKnown() {
    play.passes(Duration.ofMinutes(5));

    assertThat(seen())
        .isEqualTo(new HealthSeen(false, "503", Duration.ofMinutes(5), play.clock.instant()));
  }

  /** It failed before that version went live, so this is no age of it. */
  @Test
  void nothingIsSaidOfForHowLongAVersionThatCameLaterFails() {
    play.passes(Duration.ofMinutes(5));
    var runs = play.incident().situation().orElseThrow().current().orElseThrow();
    var meanwhile = play.platform.somebodyDeploys("carol", Examples.OTHER);
    var later = play.platform.deployment(Examples.appWithHealthCheck().platformApp(), meanwhile);

    assertThat(seen().of(runs).failing()).isEqualTo(Duration.ofMinutes(5));
    assertThat(seen().of(Release.unidentified(later)).failing()).isZero();
  }

  @Test
  void thatItPassesAgainIsSeenWithinHalfAMinute() {
    play.passes(Duration.ofMinutes(5));
    play.health.isGoodWhen(_ -> true);

    play.passes(Duration.ofSeconds(30));

    assertThat(seen()).isEqualTo(new HealthSeen(true, "200", Duration.ZERO, play.clock.instant()));
  }

  @Test
  void itIsLookedAtBeforeThePlanIsConfirmedAndNoMoreThen() {
    play.clicks(ALICE, ActionIds.PLAN_NOW).clicks(ALICE, "answer.database.no");
    assertThat(play.state()).isInstanceOf(Planned.class);
    play.passes(Duration.ofMinutes(2));
    var before = seen();

    play.health.isGoodWhen(_ -> true);
    play.clicks(ALICE, ActionIds.PLAN_CONFIRM).passes(Duration.ofMinutes(10));

    assertThat(before.failing()).isEqualTo(Duration.ofMinutes(2));
    assertThat(seen()).isEqualTo(before);
  }

  /** What comes of the rollback is compared with it all the same. */
  @Test
  void whoConfirmsBeforeItIsKnownIsToldAtTheEnd() {
    var quick = Play.of(Examples.appWithHealthCheck());
    var gathering = new ArrayDeque<Runnable>();
    quick.health.isGoodWhen(_ -> false);
    quick
        .gathersEvidenceOn(gathering::add)
        .types(ALICE, "my-app previous")
        .clicks(ALICE, ActionIds.PLAN_CONFIRM)
        .passes(Duration.ofSeconds(1));
    assertThat(quick.incident().evidence()).isEmpty();

    gathering.forEach(Runnable::run);
    quick.health.isGoodWhen(_ -> true);
    quick.passes(Duration.ofMinutes(10));

    assertThat(quick.contents(DeployEntry.Proven.class)).hasSize(1);
    assertThat(quick.incidents.all().getLast().evidence().flatMap(HealthSeen::in))
        .hasValueSatisfying(seen -> {
          assertThat(seen.passes()).isFalse();
          assertThat(seen.failing()).isZero();
        });
  }

  @Test
  void remindersComeAllTheSameAndTheIncidentExpires() {
    play.passes(Duration.ofMinutes(21));
    assertThat(play.contents(IncidentEntry.Reminded.class)).hasSize(2);

    play.passes(Duration.ofHours(12));

    assertThat(play.incidents.open()).isEmpty();
  }
}
