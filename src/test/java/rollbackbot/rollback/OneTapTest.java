package rollbackbot.rollback;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import rollbackbot.evidence.Claim;
import rollbackbot.evidence.Told;
import rollbackbot.incident.Input;
import rollbackbot.incident.Reply;
import rollbackbot.offer.OfferState.AwaitingApproval;
import rollbackbot.offer.OfferState.Planned;
import rollbackbot.once.OutsideTrouble;
import rollbackbot.people.ActionIds;
import rollbackbot.release.App;
import rollbackbot.release.AppBuilder;
import rollbackbot.release.AppEvent;
import rollbackbot.release.ApprovalRule;
import rollbackbot.slack.view.SaidTwice;
import rollbackbot.source.CommitId;
import rollbackbot.source.SourceCode.Changes;
import rollbackbot.source.SourceCode.Commit;
import rollbackbot.source.SourceCode.Completeness;
import rollbackbot.source.SourceCode.Lineage;
import rollbackbot.text.Language;
import rollbackbot.text.Message.Part;

/** One tap back beside the questions, where all that is known speaks for it and nothing against. */
class OneTapTest {
  private static final CommitId BAD = new CommitId("e".repeat(40));
  private static final Duration AGE = Duration.ofMinutes(12);
  private static final Changes HARMLESS = added(List.of("app/shop.rb"), "feat: coupons");

  private static Changes added(List<String> files, String... subjects) {
    var commits = Arrays.stream(subjects).map(it -> new Commit(it, "Ann")).toList();
    return new Changes(Lineage.AHEAD, commits.size(), commits, files, Completeness.ALL);
  }

  /** 4.1.2 went out twelve minutes ago and fails its health check. */
  private static Play sick(App app, Instant released) {
    var play = Play.of(app);
    play.git.tag("v4.1.2", BAD);
    play.platform.past(BAD, released, "dave", "success");
    play.code.lies(Lineage.BEHIND);
    play.code.adds(HARMLESS);
    play.health.isGoodWhen(_ -> false);
    return play.gathersEvidence();
  }

  private static Play sick() {
    return sick(Examples.appWithHealthCheck(), Examples.NOW.minus(AGE));
  }

  private static Optional<Claim.AllSpeaksForGoingBack> offered(Play play) {
    play.types(Examples.ALICE, "my-app");
    return play.incident().evidence().orElseThrow().claim(Claim.AllSpeaksForGoingBack.class);
  }

  @Test
  void whereAllSpeaksForItOneTapLeadsToThePlanAndNoFurther() {
    var play = sick();

    var offered = offered(play).orElseThrow();
    play.clicks(Examples.BOB, ActionIds.PLAN_NOW_BACK);

    assertThat(offered.version().words()).isEqualTo("4.1.1");
    assertThat(offered.commit()).isEqualTo(Examples.C411);
    assertThat(play.state())
        .isInstanceOfSatisfying(
            Planned.class,
            planned -> {
              assertThat(planned.plan().to().commit()).isEqualTo(Examples.C411);
              assertThat(planned.plan().restoresDatabase()).isFalse();
            });
    assertThat(play.platform.byBot()).isEmpty();
  }

  /** It rests on a health check that fails, which is looked at again. */
  @Test
  void onceTheHealthCheckPassesItIsOfferedNoMore() {
    var play = sick();
    offered(play).orElseThrow();

    play.health.isGoodWhen(_ -> true);
    play.passes(Duration.ofSeconds(30));

    assertThat(play.incident().evidence().orElseThrow().claim(Claim.AllSpeaksForGoingBack.class))
        .isEmpty();
  }

  /** It was read before anybody chose a restore; a plan says its own risks. */
  @ParameterizedTest
  @EnumSource
  void besideAPlanNothingSaysThatThereIsNoRisk(Language language) {
    var play = sick().speaking(language);
    play.observations.hasDatabase("postgresql-starter-512");
    play.databases.past(play.databases.add("postgresql"), Examples.NOW.minus(AGE));
    offered(play).orElseThrow();
    assertThat(suggested(play)).contains(riskless(language));

    play.clicks(Examples.ALICE, ActionIds.PLAN_NOW);
    play.clicks(Examples.ALICE, "answer.database.yes");
    var suggested = suggested(play);
    var onTheBoard = Input.Handle.of(play.incident(), play.incident().prompt()).value();
    play.clicks(Examples.ALICE, new Play.Button(ActionIds.EVIDENCE_MORE, onTheBoard));

    assertThat(play.plan().restoresDatabase()).isTrue();
    assertThat(suggested).contains("4.1.1").doesNotContain(riskless(language));
    assertThat(play.reply())
        .isInstanceOfSatisfying(
            Reply.Why.class,
            why -> assertThat(why.evidence().claim(Claim.AllSpeaksForGoingBack.class)).isEmpty());
  }

  /** What was looked at lies back as long as it was closed. */
  @Test
  void whoOpensAnIncidentAgainIsOfferedItNoMore() {
    var play = sick();
    offered(play).orElseThrow();
    play.clicks(Examples.ALICE, ActionIds.INCIDENT_CLOSE);

    play.passes(Duration.ofMinutes(10));
    play.clicks(Examples.ALICE, ActionIds.INCIDENT_REOPEN);

    assertThat(play.state().publicName()).isEqualTo("deciding");
    assertThat(play.incident().evidence().orElseThrow().claim(Claim.AllSpeaksForGoingBack.class))
        .isEmpty();
  }

  private static String riskless(Language language) {
    return switch (language) {
      case ENGLISH -> "no risk found";
      case FRENCH -> "aucun risque trouvé";
    };
  }

  /** What the board says to be suggested. */
  private static String suggested(Play play) {
    var board =
        SaidTwice.shown(play.incident(), play.currentApp(), play.clock.instant()).getFirst();
    return board.parts().stream()
        .flatMap(part ->
            part instanceof Part.Named(var name, var text) && name.equals("evidence.suggests")
                ? Stream.of(text.plain())
                : Stream.of())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void itsConfirmationIsApprovedWhereTwoPeopleAreAskedFor() {
    var app =
        AppBuilder.like(Examples.appAsking(ApprovalRule.SECOND_PERSON))
            .healthCheck(Optional.of(Examples.HEALTH))
            .build();
    var play = sick(app, Examples.NOW.minus(AGE));

    offered(play).orElseThrow();
    play.clicks(Examples.BOB, ActionIds.PLAN_NOW_BACK);
    play.clicks(Examples.BOB, ActionIds.PLAN_CONFIRM);

    assertThat(play.state()).isInstanceOf(AwaitingApproval.class);
    assertThat(play.platform.byBot()).isEmpty();
  }

  @Test
  void itIsAsOldAsTheOldestThatSpeaksForIt() {
    var play = sick();

    offered(play);

    assertThat(play.incident().evidence().orElseThrow().suggests().getFirst())
        .isInstanceOfSatisfying(
            Told.Fact.class, fact -> assertThat(fact.readAt()).isEqualTo(Examples.NOW));
  }

  @Test
  void whoTapsWhileSomebodyHasPlannedIsTooLate() {
    var play = sick();
    offered(play);
    play.clicks(Examples.ALICE, ActionIds.PLAN_NOW_BACK);

    play.clicks(Examples.BOB, ActionIds.PLAN_NOW_BACK);

    assertThat(play.reply()).isInstanceOf(Reply.Over.class);
  }

  @Test
  void withoutTheClaimTheTapDoesNothing() {
    var play = sick();
    play.health.isGoodWhen(_ -> true);
    assertThat(offered(play)).isEmpty();

    play.clicks(Examples.BOB, ActionIds.PLAN_NOW_BACK);

    assertThat(play.reply()).isInstanceOf(Reply.Over.class);
    assertThat(play.state().publicName()).isEqualTo("deciding");
  }

  /** Each alone keeps the tap away. */
  @ParameterizedTest
  @MethodSource("obstacles")
  void anythingMissingUnknownOrRiskyLeavesTheQuestionsAlone(String obstacle) {
    var play = sick();
    Optional.ofNullable(OBSTACLES.get(obstacle)).orElseThrow().accept(play);

    assertThat(offered(play)).isEmpty();
    assertThat(play.state().publicName()).isEqualTo("deciding");
  }

  static Set<String> obstacles() {
    return OBSTACLES.keySet();
  }

  private static final Map<String, Consumer<Play>> OBSTACLES =
      Map.ofEntries(
          Map.entry("the health check passes", play -> play.health.isGoodWhen(_ -> true)),
          Map.entry("the app isn't calm", play -> play.observations.status("scaling")),
          Map.entry(
              "the platform tells nothing",
              play ->
                  play.observations.fails(
                      () -> new OutsideTrouble.Unavailable("away", Optional.empty()))),
          Map.entry("the Git host tells nothing", play -> play.code.tellsNothing()),
          Map.entry(
              "the Git host is away",
              play -> play.disturbances.always("code.", Disturbances.unavailable())),
          Map.entry(
              "the Procfile can't be read",
              play -> play.disturbances.always("git.file", Disturbances.unavailable())),
          Map.entry(
              "code runs after each deployment",
              play -> play.git.has("Procfile", "web: run\npostdeploy: rake db:migrate\n")),
          Map.entry(
              "a migration came along",
              play -> play.code.adds(added(List.of("db/migrate/20260302_x.rb"), "feat: x"))),
          Map.entry(
              "a security fix may go", play -> play.code.adds(added(List.of(), "fix CVE-2026-1"))),
          Map.entry(
              "not all commits are told",
              play ->
                  play.code.adds(
                      new Changes(
                          Lineage.AHEAD,
                          9,
                          List.of(new Commit("feat: x", "Ann")),
                          List.of(),
                          Completeness.ALL))),
          Map.entry(
              "not all files are told",
              play ->
                  play.code.adds(
                      new Changes(
                          Lineage.AHEAD,
                          1,
                          List.of(new Commit("feat: x", "Ann")),
                          List.of("app/shop.rb"),
                          Completeness.PART))),
          Map.entry(
              "neither is built on the other",
              play ->
                  play.code.adds(
                      new Changes(
                          Lineage.DIVERGED,
                          1,
                          List.of(new Commit("feat: x", "Ann")),
                          List.of(),
                          Completeness.ALL))),
          Map.entry(
              "a variable was changed",
              play ->
                  play.observations.happened(
                      new AppEvent.VariablesChanged(
                          Examples.NOW.minus(AGE), "dave", List.of("SMTP_HOST")))),
          Map.entry("not all events are told", play -> play.observations.tellsNotAllEvents()),
          Map.entry(
              "a deployment failed since",
              play ->
                  play.platform.past(
                      Examples.OTHER,
                      Examples.NOW.minus(Duration.ofMinutes(3)),
                      "dave",
                      "build-error")),
          Map.entry("the tag of the version is gone", play -> play.git.removeTag("v4.1.1")));

  @Test
  void aReleaseOfAnHourAgoIsNotYoung() {
    var app = Examples.appWithHealthCheck();

    assertThat(offered(sick(app, Examples.NOW.minus(Duration.ofHours(1))))).isEmpty();
    assertThat(offered(sick(app, Examples.NOW.minus(Duration.ofMinutes(59))))).isPresent();
  }

  /** Who never typed a health check in the file has none that fails. */
  @Test
  void withoutAHealthCheckNothingSaysThatItIsSick() {
    assertThat(offered(sick(Examples.app(), Examples.NOW.minus(AGE)))).isEmpty();
  }
}
