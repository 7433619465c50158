package rollbackbot.deploy;

import java.util.Optional;
import rollbackbot.deploy.DeployState.LookingAgain;
import rollbackbot.offer.OfferState.Failed;
import rollbackbot.offer.Unproven;
import rollbackbot.room.Click;
import rollbackbot.room.Response;

/** Clicks on a rollback that stopped by its health alone. */
public final class HealthClicks {

  /** Its health is watched once more, as long as it may take. */
  public Response again(Click click) {
    return on(
        click, "verification-again", unproven -> new LookingAgain(unproven, Optional.empty()));
  }

  /** It is fine as it is: somebody vouches for it, and is named. */
  public Response accept(Click click) {
    return on(
        click,
        "verification-accepted",
        unproven ->
            new LookingAgain(
                unproven,
                Optional.of(new Acceptance(click.by(), click.now(), unproven.lastAnswer()))));
  }

  private interface Next {
    LookingAgain of(Unproven unproven);
  }

  private static Response on(Click click, String word, Next next) {
    if (!(click.incident().state() instanceof Failed failed) || !click.isCurrent()) {
      return click.tooLate();
    }
    return failed
        .unproven()
        .map(unproven ->
            click.store(
                RollbackClicks.stopSettled(click).withState(next.of(unproven)),
                word,
                unproven.deployment().value()))
        .orElseGet(click::over);
  }
}
