package rollbackbot.slack.view;

import java.util.Optional;
import rollbackbot.incident.Reply;
import rollbackbot.incident.Reply.OfIncident;
import rollbackbot.offer.OfferEntry.Offered;
import rollbackbot.offer.view.PlanDetails;
import rollbackbot.text.Draft;
import rollbackbot.text.Text;
import rollbackbot.text.Wording;
import rollbackbot.words.Scene;

/** What one person is told of an incident. */
final class IncidentReplyView {
  private IncidentReplyView() {}

  static void write(OfIncident reply, Optional<Scene> scene, Wording wording, Draft message) {
    if (scene.isEmpty()) {
      message.section(
          wording.say(
              "This incident of {app} can't be read any more.", Text.code(reply.app().value())));
      return;
    }
    switch (reply) {
      case Reply.CaughtUp _ -> CatchUpView.write(scene.get(), message);
      case Reply.PlanDetails(_, _, var number) -> details(scene.get(), number, message);
    }
  }

  private static void details(Scene scene, int number, Draft message) {
    scene.incident().thread().stream()
        .filter(entry -> entry.number() == number)
        .forEach(entry -> {
          if (entry.content() instanceof Offered offered) {
            PlanDetails.write(scene, offered, entry, message);
          }
        });
  }
}
