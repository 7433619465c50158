package rollbackbot.slack.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import rollbackbot.deploy.DeployEntry;
import rollbackbot.deploy.DeployEntry.HandProgress;
import rollbackbot.deploy.DeployEntry.HandWork;
import rollbackbot.deploy.DeployState;
import rollbackbot.incident.AutoDeploy;
import rollbackbot.incident.CalledOff;
import rollbackbot.incident.Incident;
import rollbackbot.incident.IncidentEntry;
import rollbackbot.offer.OfferEntry;
import rollbackbot.offer.OfferEntry.Decision;
import rollbackbot.offer.OfferState;
import rollbackbot.release.DeploymentId;
import rollbackbot.room.Timing;
import rollbackbot.text.Language;

/** What a terminal is shown instead of Slack's messages. */
class PlainNarrationTest {
  /** Paints, goes back over the line, rings, and turns the writing round. */
  private static final String EVIL = "\u001b[31mEVIL\u001b[2K\r\u0007\u202e\u200b";

  private static PlainNarration narration(Examples examples) {
    return new PlainNarration(Examples.TREE, examples.links(), Timing.standard());
  }

  private static List<String> told(Examples examples, Incident incident) {
    var narration = narration(examples);
    return incident.thread().stream()
        .flatMap(entry -> narration.told(incident, entry, examples.app()).stream())
        .toList();
  }

  private static Incident planned(Examples examples) {
    var offered =
        new OfferEntry.Offered(
            examples.plan(), Examples.PROMPT, new Decision.Open(), Optional.empty());
    return examples.incident(new OfferState.Planned(examples.plan()), offered);
  }

  @Test
  void thePlanIsThereWithoutMarkupOrButtons() {
    var examples = Examples.in(Language.ENGLISH);

    var lines = told(examples, planned(examples));

    assertThat(lines)
        .anyMatch(line -> line.contains("4.1.0") && line.contains("4.0.0"))
        .noneMatch(line -> line.contains("<@") || line.contains("<!") || line.contains("&amp;"))
        .noneMatch(line -> line.contains("*"))
        .noneMatch(line -> line.equals("Confirm"));
  }

  @Test
  void nothingForeignActsOnTheTerminal() {
    for (var language : Language.values()) {
      var examples = Examples.hostile(language, EVIL);
      var failed = examples.incident(new OfferState.Planned(examples.plan()));

      assertThat(told(examples, planned(examples)))
          .anyMatch(line -> line.contains("EVIL"))
          .allMatch(line -> line.matches("[^\\p{Cc}\\p{Cf}\\p{Cs}]*"));
      assertThat(narration(examples).standing(failed, examples.app(), Examples.NOW))
          .matches("[^\\p{Cc}\\p{Cf}\\p{Cs}]*");
    }
  }

  /** Nobody sees the board there. */
  @Test
  void anEndSaysWhatTheBoardWould() {
    var examples = Examples.in(Language.ENGLISH);
    var cancelled = new CalledOff.Cancelled(Optional.of("U0BOB"));
    var ended = new IncidentEntry.Ended(cancelled, AutoDeploy.PAUSED);

    var lines = told(examples, examples.incident(cancelled, AutoDeploy.PAUSED, ended));

    assertThat(lines)
        .contains("Auto-deploy is paused, by an earlier rollback.")
        .contains("A new push isn't deployed until auto-deploy is turned back on.");
  }

  @Test
  void commandsAreWhole() {
    var examples = Examples.in(Language.ENGLISH);
    var left = List.of(HandWork.BRANCH, HandWork.DEPLOYMENT);
    var content =
        new DeployEntry.ByHand(
            examples.confirmed(), left, false, new DeploymentId("d-41"), HandProgress.OPEN);
    var state = new DeployState.CreatingBranch(examples.confirmed());

    var lines = told(examples, examples.incident(state, AutoDeploy.PAUSED, content));

    assertThat(lines)
        .anyMatch(
            line -> line.matches("git push --force-with-lease=refs/heads/release/v4.0.0: .* &&"))
        .contains(
            "scalingo --app my-app-prod --region osc-fr1 integration-link-manual-deploy"
                + " release/v4.0.0");
  }
}
