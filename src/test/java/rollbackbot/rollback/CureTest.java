package rollbackbot.rollback;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbackbot.rollback.Examples.ALICE;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import rollbackbot.deploy.DeployEntry;
import rollbackbot.deploy.DeployState.Succeeded;
import rollbackbot.evidence.Claim;
import rollbackbot.evidence.Cure;
import rollbackbot.evidence.Told;
import rollbackbot.incident.Aftermath;
import rollbackbot.incident.AuditEvent;
import rollbackbot.incident.Change;
import rollbackbot.incident.Incident;
import rollbackbot.offer.OfferState.Planned;
import rollbackbot.once.OutsideTrouble;
import rollbackbot.people.ActionIds;
import rollbackbot.release.AppEvent;

/** After a rollback it is watched for five minutes whether what was seen to be wrong is gone. */
class CureTest {
  private static final Duration LONG = Duration.ofMinutes(6);
  private final Play play = Play.standard();

  /** Of a hundred requests a minute eight fail since the release; then it is rolled back. */
  private Incident rolledBack() {
    var released = Examples.NOW.minus(Duration.ofHours(1));
    play.observations.traffic(released.minus(Duration.ofHours(2)), released, 400, 0);
    play.observations.traffic(released.plus(Duration.ofMinutes(1)), Examples.NOW, 400, 32);
    play.gathersEvidence().types(ALICE, "my-app previous").clicks(ALICE, "plan.confirm");
    while (!(newest().state() instanceof Succeeded)) {
      play.passes(Duration.ofSeconds(1));
    }
    return newest();
  }

  private Incident newest() {
    return play.incidents.all().getLast();
  }

  private void traffic(double perMinute, double failed) {
    var from = play.clock.instant();
    play.observations.traffic(from.plus(Duration.ofMinutes(1)), from.plus(LONG), perMinute, failed);
  }

  private Optional<Cure> cure(Incident incident) {
    return play.incidents.find(incident.id()).flatMap(Incident::aftermath).flatMap(Aftermath::cure);
  }

  private Optional<Told> told(Incident incident) {
    return cure(incident)
        .filter(Cure.Ended.class::isInstance)
        .map(Cure.Ended.class::cast)
        .map(Cure.Ended::told);
  }

  private Class<?> claimed(Incident incident) {
    return told(incident)
        .map(told -> told instanceof Told.Fact fact ? fact.claim().getClass() : told.getClass())
        .orElseThrow();
  }

  private List<DeployEntry.NotCured> complaints(Incident incident) {
    return play.incidents.find(incident.id()).orElseThrow().thread().stream()
        .map(entry -> entry.content())
        .filter(DeployEntry.NotCured.class::isInstance)
        .map(DeployEntry.NotCured.class::cast)
        .toList();
  }

  private List<String> auditOfRecovery() {
    return play.incidents.audit().stream()
        .filter(event -> event.action().equals("recovery-told"))
        .filter(event -> event.actor().equals(AuditEvent.BOT))
        .map(AuditEvent::detail)
        .toList();
  }

  @Test
  void whatIsGoneIsSaidToBeRecovered() {
    var incident = rolledBack();
    assertThat(cure(incident)).get().isInstanceOf(Cure.Watched.class);
    traffic(400, 0);

    play.passes(LONG);

    assertThat(claimed(incident)).isEqualTo(Claim.Recovered.class);
    assertThat(complaints(incident)).isEmpty();
    assertThat(auditOfRecovery()).containsExactly("recovered");
  }

  @Test
  void whatGoesOnIsSaidInTheThreadOnce() {
    var incident = rolledBack();
    traffic(400, 32);

    play.passes(LONG).passes(Duration.ofHours(1));

    assertThat(claimed(incident)).isEqualTo(Claim.StillFailing.class);
    assertThat(complaints(incident)).hasSize(1);
    assertThat(auditOfRecovery()).containsExactly("not recovered");
    assertThat(play.incidents.find(incident.id()).orElseThrow().state())
        .isInstanceOf(Succeeded.class);
  }

  @Test
  void whatIsLessButNotGoneIsSaidSo() {
    var incident = rolledBack();
    traffic(400, 10);

    play.passes(LONG);

    assertThat(claimed(incident)).isEqualTo(Claim.Lessened.class);
  }

  @Test
  void ofLittleTrafficNothingIsClaimed() {
    var incident = rolledBack();
    traffic(5, 0);

    play.passes(LONG);

    assertThat(told(incident))
        .get()
        .isInstanceOfSatisfying(
            Told.Untold.class,
            untold -> assertThat(untold.why()).isEqualTo(Told.Why.TOO_LITTLE_TRAFFIC));
    assertThat(complaints(incident)).isEmpty();
  }

  @Test
  void aSourceThatIsAwayIsNoErrorInTheThread() {
    var incident = rolledBack();
    play.observations.fails(() -> new OutsideTrouble.Unavailable("away", Optional.empty()));

    play.passes(LONG);

    assertThat(claimed(incident)).isEqualTo(Told.Untold.class);
    assertThat(play.incidents.find(incident.id()).orElseThrow().trouble()).isEmpty();
    assertThat(complaints(incident)).isEmpty();
  }

  @Test
  void itIsWatchedForFiveMinutesWithFewCalls() {
    var incident = rolledBack();
    int before = play.observations.routerCalls();

    play.passes(Duration.ofMinutes(5).plusSeconds(5)).passes(Duration.ofHours(1));

    assertThat(told(incident)).isPresent();
    assertThat(play.observations.routerCalls() - before).isBetween(1, 6);
  }

  @Test
  void aProcessThatDiesMeanwhileLeavesTheRestToTheNext() {
    var incident = rolledBack();
    traffic(400, 32);

    play.passes(Duration.ofMinutes(2)).restarts().passes(Duration.ofSeconds(90)).restarts();
    assertThat(cure(incident)).get().isInstanceOf(Cure.Watched.class);
    play.passes(LONG);

    assertThat(claimed(incident)).isEqualTo(Claim.StillFailing.class);
    assertThat(complaints(incident)).hasSize(1);
  }

  /** Containers ended by themselves since the release; then it is rolled back. */
  private Incident rolledBackFromCrashes() {
    play.observations.happened(new AppEvent.Crashed(Examples.NOW.minusSeconds(60), "", false));
    play.observations.happened(new AppEvent.Crashed(Examples.NOW.minusSeconds(30), "", true));
    play.gathersEvidence().types(ALICE, "my-app previous").clicks(ALICE, "plan.confirm");
    while (!(newest().state() instanceof Succeeded)) {
      play.passes(Duration.ofSeconds(1));
    }
    return newest();
  }

  @Test
  void crashesAreWatchedToTheEnd() {
    var incident = rolledBackFromCrashes();

    play.passes(LONG);

    assertThat(told(incident))
        .get()
        .isInstanceOfSatisfying(
            Told.Fact.class,
            fact ->
                assertThat(fact.claim())
                    .isInstanceOfSatisfying(
                        Claim.Crashes.class, it -> assertThat(it.number().isNone()).isTrue()));
    assertThat(complaints(incident)).isEmpty();
    assertThat(auditOfRecovery()).containsExactly("no crash since");
    assertThat(play.observations.routerCalls()).isLessThanOrEqualTo(2);
  }

  @Test
  void aCrashSinceTheRollbackIsSaidInTheThreadOnce() {
    var incident = rolledBackFromCrashes();
    play.passes(Duration.ofMinutes(1));
    play.observations.happened(new AppEvent.Crashed(play.clock.instant(), "", false));

    play.passes(LONG);

    assertThat(complaints(incident)).hasSize(1);
    assertThat(auditOfRecovery()).containsExactly("crashes since");
  }

  @Test
  void eventsThatAreCutTellNothingOfCrashes() {
    var incident = rolledBackFromCrashes();
    play.observations.tellsNotAllEvents();

    play.passes(LONG);

    assertThat(claimed(incident)).isEqualTo(Told.Untold.class);
    assertThat(complaints(incident)).isEmpty();
  }

  @Test
  void requestsThatRecoverDoNotHideCrashes() {
    play.observations.happened(new AppEvent.Crashed(Examples.NOW.minusSeconds(60), "", false));
    var incident = rolledBack();
    traffic(400, 0);
    play.passes(Duration.ofMinutes(4));
    play.observations.happened(new AppEvent.Crashed(play.clock.instant(), "", false));

    play.passes(LONG);

    assertThat(claimed(incident)).isEqualTo(Claim.Recovered.class);
    assertThat(complaints(incident)).hasSize(1);
    assertThat(auditOfRecovery()).containsExactly("recovered; crashes since");
  }

  @Test
  void oneTapLeadsFurtherBackToAPlan() {
    var incident = rolledBack();
    traffic(400, 32);
    play.passes(LONG);

    play.clicks(ALICE, ActionIds.ROLLBACK_ANOTHER);

    assertThat(newest().id()).isNotEqualTo(incident.id());
    assertThat(newest().state())
        .isInstanceOfSatisfying(
            Planned.class, planned -> assertThat(planned.plan().to().label()).isEqualTo("3.9.0"));
  }

  @Test
  void nobodyLooksOnceAnotherIncidentIsOpen() {
    var incident = rolledBack();
    int before = play.observations.routerCalls();
    play.gathersNothing().types(ALICE, "my-app");

    play.passes(LONG);

    assertThat(cure(incident)).isEmpty();
    assertThat(play.observations.routerCalls()).isEqualTo(before);
  }

  @Test
  void whereNothingWasSeenNothingIsWatched() {
    play.types(ALICE, "my-app previous").clicks(ALICE, "plan.confirm").passes(LONG);

    assertThat(newest().state()).isInstanceOf(Succeeded.class);
    assertThat(cure(newest())).isEmpty();
  }

  /** A clock that was set back by a day keeps nobody waiting for a day. */
  @Test
  void aClockThatWasSetBackMakesItNoLonger() {
    var watched =
        new Cure.Watched(
            ((Cure.Watched) cure(rolledBack()).orElseThrow()).wrong(),
            Optional.empty(),
            Instant.EPOCH,
            0,
            play.clock.instant().plus(Duration.ofDays(1)));
    var change = Change.to(newest().withAftermath(after -> after.cured(Optional.of(watched))));
    play.incidents.store(change.wakingAt(play.clock.instant()), Optional.empty());

    play.passes(Duration.ofMinutes(4));

    assertThat(play.observations.routerCalls()).isGreaterThan(2);
  }
}
