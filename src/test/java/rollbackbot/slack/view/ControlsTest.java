package rollbackbot.slack.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rollbackbot.incident.AutoDeploy;
import rollbackbot.incident.CalledOff;
import rollbackbot.incident.Entry;
import rollbackbot.incident.Incident;
import rollbackbot.incident.Input;
import rollbackbot.incident.State;
import rollbackbot.offer.OfferEntry;
import rollbackbot.offer.OfferEntry.Decision;
import rollbackbot.offer.OfferState;
import rollbackbot.people.ActionIds;
import rollbackbot.plan.Failure;
import rollbackbot.plan.PlanRequest;
import rollbackbot.question.QuestionEntry;
import rollbackbot.question.QuestionState;
import rollbackbot.release.Target;
import rollbackbot.source.CommitId;
import rollbackbot.text.Language;
import rollbackbot.text.Message;
import rollbackbot.text.Text;
import rollbackbot.text.Wording;
import rollbackbot.version.Version;
import rollbackbot.words.Controls;

class ControlsTest {
  private static final List<String> KNOWN =
      List.of(
          ActionIds.answerChange("can-disable"),
          ActionIds.PLAN_NOW,
          ActionIds.PLAN_NOW_BACK,
          ActionIds.PLAN_CONFIRM,
          ActionIds.PLAN_ARCHIVE_ROAD,
          ActionIds.PLAN_CHOOSE_VERSION,
          ActionIds.PLAN_DETAILS,
          ActionIds.PLAN_CANCEL,
          ActionIds.PLAN_APPROVE,
          ActionIds.PLAN_BYPASS_APPROVAL,
          ActionIds.FLAG_DISABLE + ".0",
          ActionIds.FLAG_DISABLE + ".1",
          ActionIds.FLAG_NONE,
          ActionIds.FLAG_PUT_BACK,
          ActionIds.FLAG_RESTART,
          ActionIds.FLAG_STOP,
          ActionIds.TICKET_STOP,
          ActionIds.DATABASE_RESTORE,
          ActionIds.DATABASE_RESTORED,
          ActionIds.DATABASE_RESTORE_FAILED,
          ActionIds.DATABASE_DECLINE,
          ActionIds.BACKUP_AGAIN,
          ActionIds.VERIFICATION_AGAIN,
          ActionIds.VERIFICATION_ACCEPT,
          ActionIds.ROLLBACK_RETRY,
          ActionIds.ROLLBACK_CHOOSE_VERSION,
          ActionIds.ROLLBACK_GIVE_UP,
          ActionIds.INCIDENT_CLOSE,
          ActionIds.INCIDENT_REOPEN,
          ActionIds.AUTODEPLOY_RESUME,
          ActionIds.AUTODEPLOY_KEEP,
          ActionIds.VERSION_UNMARK,
          ActionIds.BRANCH_DEPLOY,
          ActionIds.BRANCH_STOP,
          ActionIds.ROLLBACK_UNDO,
          ActionIds.ROLLBACK_ANOTHER,
          ActionIds.RECORD_POST_MORTEM,
          ActionIds.INCIDENT_CATCH_UP,
          ActionIds.EVIDENCE_MORE);

  private final Examples examples = Examples.in(Language.ENGLISH);

  @ParameterizedTest
  @EnumSource
  void everyMessageKeepsSlacksLimits(Language language) {
    Gallery.of(Examples.in(language)).values().forEach(view -> Limits.check(Json.of(view)));
  }

  @ParameterizedTest
  @EnumSource
  void everyControlIsKnownAndCarriesAHandleOfItsIncident(Language language) {
    var shown = new ArrayList<JsonObject>();
    Gallery.of(Examples.in(language)).values().forEach(view -> shown.addAll(controls(view)));

    shown.removeIf(ControlsTest::isAboutNoIncident);
    assertThat(shown).isNotEmpty();
    for (var control : shown) {
      assertThat(isKnown(control.get("action_id").getAsString())).as("%s", control).isTrue();
      assertThat(values(control))
          .allSatisfy(value ->
              assertThat(Input.Handle.parse(value).map(Input.Handle::incident))
                  .contains(Examples.ID));
    }
  }

  @Test
  void everyActionOfTheRollbackIsShownSomewhere() {
    var shown = new ArrayList<String>();
    Gallery.of(examples).values().forEach(view -> shown.addAll(actions(view)));

    assertThat(shown).containsAll(KNOWN);
  }

  /** One tap deploys an earlier version on the database as it is. */
  @Test
  void whoeverSaysThatTheDatabaseIsRestoredIsAskedOnceMore() {
    var shown = new ArrayList<JsonObject>();
    Gallery.of(examples).values().forEach(view -> shown.addAll(controls(view)));

    assertThat(shown)
        .filteredOn(
            control -> control.get("action_id").getAsString().equals(ActionIds.DATABASE_RESTORED))
        .isNotEmpty()
        .allSatisfy(control -> assertThat(control.has("confirm")).isTrue());
  }

  @ParameterizedTest
  @EnumSource
  void whatAnEarlierPlanOfTheIncidentDidIsntDeniedWhereAPlanIsCancelled(Language language) {
    var own = Examples.in(language);
    var incident = own.incident(planned(), AutoDeploy.PAUSED, offered()).withProductionChanged();

    assertThat(asked(own, incident, ActionIds.PLAN_CANCEL))
        .contains(
            language == Language.ENGLISH
                ? "Nothing more is deployed. The incident closes. Auto-deploy stays paused."
                : "Rien de plus n’est déployé. L’incident est clos. L’auto-deploy reste en pause.");
  }

  private static String asked(Examples own, Incident incident, String action) {
    return controls(own.last(incident)).stream()
        .filter(control -> control.get("action_id").getAsString().equals(action))
        .map(control -> control.get("confirm").toString())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void optionsCarryTheirIndex() {
    var view = examples.last(examples.incident(planned(), offered()));

    var options =
        controls(view).stream().filter(control -> control.has("options")).findFirst().orElseThrow();

    assertThat(values(options))
        .extracting(value -> Input.Handle.parse(value).flatMap(Input.Handle::option))
        .containsExactly(Optional.of(0), Optional.of(1));
  }

  @ParameterizedTest
  @EnumSource
  void versionsThatLookAlikeAreToldApart(Language language) {
    var wording = new Wording(language);
    var day = "release/the-team-of-payments/2026-11-30";
    var shown =
        List.of(
            target("4.0.0", 'a'),
            target("4.0.0", 'b'),
            target("4.0.1", 'c'),
            target(day + ".1", 'd'),
            target(day + ".2", 'e'),
            target("release/gateway/2026-11-30.2/eu-west", 'f'),
            target("release/balance/2026-11-30.2/eu-west", '0'),
            target("release/payments/2026-11-30/eu-west", '1'),
            target("release/payments/2026-12-01/eu-west", '2'),
            target("release/paymentx/2026-11-30/eu-west", '3'));

    assertThat(Controls.labels(shown, wording, Examples.NOW))
        .extracting(Text::plain)
        .containsExactly(
            "4.0.0 (aaaaaaa)",
            "4.0.0 (bbbbbbb)",
            "4.0.1",
            "release/the-tea…s/2026-11-30.1",
            "release/the-tea…s/2026-11-30.2",
            "release/gateway…1-30.2/eu-west",
            "release/balance…1-30.2/eu-west",
            "release/pa…0/eu-west (1111111)",
            "release/payment…-12-01/eu-west",
            "release/pa…0/eu-west (3333333)");
  }

  private static Target target(String version, char commit) {
    return new Target(
        Optional.of(new Version(version)),
        Optional.empty(),
        Optional.of(new CommitId(String.valueOf(commit).repeat(40))),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        Optional.empty(),
        Optional.empty());
  }

  @Test
  void openPlanOfAnEarlierPromptHasNoControls() {
    var earlier = new OfferEntry.Offered(examples.plan(), 2, new Decision.Open(), Optional.empty());

    assertThat(controls(examples.last(examples.incident(planned(), earlier)))).isEmpty();
  }

  @Test
  void stoppedRollbackOfAClosedIncidentHasNoControls() {
    var failure = new Failure(new Failure.Reason.NoLink(), Optional.empty(), false, List.of());
    var stopped =
        new OfferEntry.Stopped(
            failure, Examples.PROMPT, AutoDeploy.UNTOUCHED, List.of(), Optional.empty());
    var failed =
        new OfferState.Failed(failure, new PlanRequest.Previous(), false, Optional.empty());
    var closed = new CalledOff.Closed(CalledOff.Closing.EXPIRED, Optional.empty());

    assertThat(actions(examples.last(examples.incident(failed, stopped))))
        .containsExactly(ActionIds.ROLLBACK_RETRY, ActionIds.ROLLBACK_GIVE_UP);
    assertThat(actions(examples.last(examples.incident(closed, stopped)))).isEmpty();
  }

  @Test
  void answerToTheRootCannotBeTakenBack() {
    var root =
        new QuestionEntry.Asked(
            "problem", 1, Optional.of(examples.answer("problem", "yes")), false);

    assertThat(controls(examples.last(examples.incident(planned(), root)))).isEmpty();
  }

  @Test
  void databaseQuestionCannotBeSkipped() {
    var other = examples.board(examples.incident(new QuestionState.Deciding("can-wait")));
    var database = examples.board(examples.incident(new QuestionState.Deciding("database")));

    assertThat(actions(other)).contains(ActionIds.PLAN_NOW);
    assertThat(actions(database))
        .containsExactly(ActionIds.INCIDENT_CLOSE, ActionIds.INCIDENT_CATCH_UP);
  }

  private State planned() {
    return new OfferState.Planned(examples.plan());
  }

  private Entry offered() {
    return new OfferEntry.Offered(
        examples.plan(), Examples.PROMPT, new Decision.Open(), Optional.empty());
  }

  /** A suggestion types a command; the history of an app is nobody's incident. */
  private static boolean isAboutNoIncident(JsonObject control) {
    var action = control.get("action_id").getAsString();
    return action.equals(ActionIds.COMMAND_RUN)
        || action.startsWith(ActionIds.VERSION_UNMARK + ".");
  }

  private static boolean isKnown(String action) {
    return KNOWN.contains(action)
        || Examples.TREE.questions().stream()
            .anyMatch(question ->
                ActionIds.answerChange(question.id()).equals(action)
                    || question.choices().stream()
                        .anyMatch(
                            choice -> ActionIds.answer(question.id(), choice.id()).equals(action)));
  }

  private static List<JsonObject> controls(Message view) {
    return Json.objects(Json.of(view).get("blocks")).stream()
        .filter(object -> object.has("action_id"))
        .toList();
  }

  private static List<String> actions(Message view) {
    return Limits.actionIds(Json.of(view));
  }

  private static List<String> values(JsonObject control) {
    return Json.objects(control).stream()
        .filter(object -> object.has("value"))
        .map(object -> object.get("value").getAsString())
        .toList();
  }
}
