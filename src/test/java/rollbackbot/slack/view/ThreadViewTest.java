package rollbackbot.slack.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import rollbackbot.deploy.DeployEntry;
import rollbackbot.incident.AutoDeploy;
import rollbackbot.incident.CalledOff;
import rollbackbot.incident.Entry;
import rollbackbot.incident.IncidentEntry;
import rollbackbot.incident.Milestone;
import rollbackbot.incident.ThreadEntry;
import rollbackbot.offer.OfferEntry;
import rollbackbot.offer.OfferEntry.Decision;
import rollbackbot.offer.OfferState;
import rollbackbot.plan.Failure;
import rollbackbot.release.DeploymentId;
import rollbackbot.release.DeploymentStatus;
import rollbackbot.text.Language;

class ThreadViewTest {
  private static final List<String> UNVERIFIED =
      List.of("thread-proven-less", "board-succeeded-unproved");
  private static final List<String> UNPROVEN =
      List.of(
          "thread-proven-less",
          "thread-proven-commit-not-compared",
          "thread-proven-health-not-checked",
          "board-succeeded-unproved");
  private final Examples examples = Examples.in(Language.ENGLISH);

  @Test
  void endOfSomethingConfirmedIsShownInTheChannel() {
    var cancelled = new CalledOff.Cancelled(Optional.of("U0BOB"));
    var proven =
        new DeployEntry.Proven(
            examples.confirmed(), new DeploymentId("d-42"), true, true, AutoDeploy.WAS_OFF);

    assertThat(isBroadcast(proven)).isTrue();
    assertThat(isBroadcast(new IncidentEntry.Ended(cancelled, AutoDeploy.RESUMING))).isTrue();
    assertThat(isBroadcast(new IncidentEntry.Ended(cancelled, AutoDeploy.UNTOUCHED))).isFalse();
    assertThat(isBroadcast(new IncidentEntry.Reminded(true))).isFalse();
  }

  @Test
  void nothingUnprovenIsGreen() {
    for (var language : Language.values()) {
      Gallery.of(Examples.in(language))
          .forEach((name, view) -> {
            if (UNPROVEN.contains(name)) {
              assertThat(Json.text(view)).as(name).contains("🟠").doesNotContain("🟢");
            }
          });
    }
  }

  @Test
  void saysThatTheCommitCouldNotBeCompared() {
    var view = Gallery.of(examples).get("thread-proven-commit-not-compared");

    assertThat(Json.text(view))
        .startsWith(
            "🟠 *`4.0.0` was deployed and the app is healthy; the commit that runs could not be"
                + " compared.");
  }

  @Test
  void uncheckedHealthIsNeverCalledHealthyOrSucceeded() {
    for (var language : Language.values()) {
      Gallery.of(Examples.in(language))
          .forEach((name, view) -> {
            if (UNVERIFIED.contains(name)) {
              assertThat(Json.text(view))
                  .doesNotContainIgnoringCase("healthy", "succeeded", "bonne santé", "réussi");
            }
          });
    }
  }

  /** Somebody's later rollback has paused auto-deploy: what was seen before it is past. */
  @Test
  void whatRunsNoMoreTellsNothingOfAutoDeployNow() {
    var views = Gallery.of(examples);

    assertThat(Json.text(views.get("board-end-cancelled-replaced")))
        .contains("was in production until")
        .doesNotContain("Auto-deploy");
    assertThat(Json.text(views.get("thread-end-cancelled-replaced"))).doesNotContain("uto-deploy");
  }

  @Test
  void checklistFitsTheThreadPane() {
    for (var language : Language.values()) {
      Gallery.of(Examples.in(language)).values().stream()
          .flatMap(view -> Json.objects(Json.of(view).get("blocks")).stream())
          .filter(object -> Limits.isType(object, "mrkdwn"))
          .flatMap(object -> object.get("text").getAsString().lines())
          .filter(line -> line.startsWith("⬜ ") || line.startsWith("⏳ Re"))
          .forEach(line -> assertThat(line).hasSizeLessThan(45));
    }
  }

  @Test
  void autoDeployThatWasPutBackIsNotCalledOffAnyMore() {
    var state = new CalledOff.Cancelled(Optional.of("U0BOB"));
    var ended = new IncidentEntry.Ended(state, AutoDeploy.PAUSED);

    var view = examples.last(examples.incident(state, AutoDeploy.RESUMED, ended));

    assertThat(Json.text(view)).contains("Plan cancelled").doesNotContain("uto-deploy");
  }

  @Test
  void outputThatBrokeOffIsNotCalledTheLastLines() {
    var reason =
        new Failure.Reason.DeploymentFailed(
            new DeploymentId("d-1"), new DeploymentStatus("build-error"));
    var failure =
        new Failure(
            reason, Optional.of("4.1.0"), false, List.of("npm ERR!"), Optional.of(12_400_000L));
    var stopped =
        new OfferEntry.Stopped(
            failure, Examples.PROMPT, AutoDeploy.PAUSED, List.of(), Optional.empty());
    var state =
        new OfferState.Failed(
            failure, examples.plan().request(), false, Optional.of(examples.plan()));

    var view = examples.last(examples.incident(state, AutoDeploy.PAUSED, stopped));

    assertThat(Json.text(view)).contains("reading stopped after 12 MB", "npm ERR!");
  }

  @Test
  void branchOfAnEarlierAttemptIsStillTold() {
    var reason = new Failure.Reason.Unreachable("deploying my-app: timed out");
    var failure = new Failure(reason, Optional.of("4.1.0"), false, List.of());
    var plan = examples.plan();
    var ready = new Milestone.BranchReady(plan.branch(), Examples.OLD, false, AutoDeploy.PAUSED);
    var confirmed = new Decision.ConfirmedBy("U0BOB", Examples.NOW);
    var offered = new OfferEntry.Offered(plan, 2, confirmed, Optional.empty());
    var stopped =
        new OfferEntry.Stopped(
            failure, Examples.PROMPT, AutoDeploy.PAUSED, List.of(), Optional.empty());
    var state = new OfferState.Failed(failure, plan.request(), false, Optional.of(plan));

    var view =
        examples.last(
            examples.incident(
                state,
                AutoDeploy.PAUSED,
                offered,
                new IncidentEntry.Reached(ready),
                offered,
                stopped));

    assertThat(Json.text(view)).contains("`release/v4.0.0` exists and stays");
  }

  private static boolean isBroadcast(Entry content) {
    return ThreadView.isBroadcast(new ThreadEntry(1, Examples.NOW, content));
  }
}
