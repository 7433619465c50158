package rollbackbot.offer.view;

import java.time.Instant;
import java.util.ArrayList;
import rollbackbot.incident.ThreadEntry;
import rollbackbot.offer.OfferEntry.Offered;
import rollbackbot.plan.Plan;
import rollbackbot.text.Draft;
import rollbackbot.text.Text;
import rollbackbot.words.HealthText;
import rollbackbot.words.ReleaseText;
import rollbackbot.words.Scene;

/** All that a plan is made of, for who asks: how each thing is known, and each step. */
public final class PlanDetails {
  private PlanDetails() {}

  public static void write(Scene scene, Offered offered, ThreadEntry entry, Draft message) {
    var plan = offered.plan();
    var at = entry.at();
    message.section(
        scene.say(
            "*Plan {versions}*, as of {date}:",
            ReleaseText.fromTo(plan),
            scene.wording().date(plan.readAt())));
    message.section(releases(plan, scene, at));
    message.section(VerdictView.whole(plan, scene, entry));
    if (!plan.passedOver().isEmpty()) {
      message.section(
          scene.say(
              "*Versions passed over:*{list}",
              ReleaseText.passedOver(plan.passedOver(), scene.wording())));
    }
    if (plan.restoresDatabase()) {
      message.sections(RestorePlanText.planned(scene, plan, at));
    }
    message.section(PlanSteps.list(plan, scene));
  }

  private static Text releases(Plan plan, Scene scene, Instant at) {
    var lines = new ArrayList<Text>();
    lines.add(
        ReleaseText.from(plan.from(), HealthText.now(scene, plan.from()), scene.wording(), at));
    lines.add(ReleaseText.to(plan.to(), scene.wording(), at));
    return Text.lines(lines);
  }
}
