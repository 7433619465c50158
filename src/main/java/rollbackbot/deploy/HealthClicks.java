package rollbackbot.deploy;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import rollbackbot.deploy.DeployState.LookingAgain;
import rollbackbot.offer.OfferState.Failed;
import rollbackbot.offer.Unproven;
import rollbackbot.people.ActionIds;
import rollbackbot.room.Buttons;
import rollbackbot.room.Click;
import rollbackbot.room.Response;

/** Clicks on a rollback that stopped by its health alone. */
public final class HealthClicks implements Buttons {

  @Override
  public Map<String, Function<Click, Response>> answers() {
    return Map.of(
        ActionIds.VERIFICATION_AGAIN, this::again, ActionIds.VERIFICATION_ACCEPT, this::accept);
  }

  /** Its health is watched once more, as long as it may take. */
  private Response again(Click click) {
    return on(
        click, "verification-again", unproven -> new LookingAgain(unproven, Optional.empty()));
  }

  /** It is fine as it is: somebody vouches for it, and is named. */
  private Response accept(Click click) {
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
