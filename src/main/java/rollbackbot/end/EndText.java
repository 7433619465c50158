package rollbackbot.end;

import java.util.Optional;
import rollbackbot.incident.CalledOff;
import rollbackbot.offer.Fix;
import rollbackbot.offer.OfferEntry;
import rollbackbot.offer.OfferEntry.Decision;
import rollbackbot.text.Text;
import rollbackbot.words.ReleaseText;
import rollbackbot.words.Scene;

/** How an incident ended without a rollback that was proven. */
public final class EndText {
  private EndText() {}

  public static Text of(Scene scene, CalledOff end) {
    return switch (end) {
      case CalledOff.Cancelled(var by) -> cancelled(scene, by);
      case CalledOff.Closed closed -> closed(scene, closed);
    };
  }

  private static Text cancelled(Scene scene, Optional<String> by) {
    return by.map(person ->
            scene.say(
                "*Plan cancelled* by {person}. The bot deployed nothing with this plan.",
                Text.mention(person)))
        .orElseGet(() ->
            nobodyApproved(scene)
                ? scene.say(
                    "*Plan cancelled*: confirmed, but nobody approved it within {limit}. The bot"
                        + " deployed nothing with this plan.",
                    scene.expiry())
                : scene.say(
                    "*Plan cancelled*: nobody confirmed it within {limit}. The bot deployed nothing"
                        + " with this plan.",
                    scene.expiry()));
  }

  private static boolean nobodyApproved(Scene scene) {
    return scene
        .lastBefore(
            Integer.MAX_VALUE,
            content ->
                content instanceof OfferEntry.Offered offered
                    ? Optional.of(offered.decision())
                    : Optional.empty())
        .filter(Decision.AwaitingApproval.class::isInstance)
        .isPresent();
  }

  private static Text closed(Scene scene, CalledOff.Closed closed) {
    var by =
        closed
            .by()
            .map(person -> scene.say(" by {person}", Text.mention(person)))
            .orElse(Text.EMPTY);
    return switch (closed.why()) {
      case ALL_GOOD -> scene.say("*Closed*{byPerson}: no problem, nothing to do.", by);
      case FIXED -> fixed(scene, by);
      case DISABLE_FEATURE ->
          scene.say(
              "*Closed*{byPerson}: the feature is switched off, the product owner alerted. If it"
                  + " didn't help, the questions go on.",
              by);
      case ALERT_OWNER ->
          scene.say("*Closed*{byPerson}: no rollback; the product owner is alerted.", by);
      case GIVEN_UP ->
          scene.say("*Rollback given up*{byPerson}. The bot leaves production as it is.", by);
      case EXPIRED ->
          scene.say(
              "*Closed*: nobody answered within {limit}. The bot leaves production as it is.",
              scene.expiry());
    };
  }

  private static Text fixed(Scene scene, Text by) {
    return Fix.offered(scene.incident())
        .map(fix ->
            scene.say(
                "*Closed*{byPerson}: fixed by {version}, which the bot didn't deploy. It leaves"
                    + " production as it is.",
                by,
                ReleaseText.label(fix)))
        .orElseGet(
            () -> scene.say("*Closed*{byPerson}: fixed. The bot leaves production as it is.", by));
  }
}
