package rollbackbot.rollback;

import java.util.Optional;
import rollbackbot.rollback.OfferEntry.NewPlanBecause;
import rollbackbot.rollback.OfferState.Planning;

/** Who was faster than a click that comes too late. */
final class FirstComer {
  private FirstComer() {}

  static Optional<String> firstTo(Click click) {
    int prompt = click.handle().prompt();
    return click.incident().thread().stream()
        .map(ThreadEntry::content)
        .filter(Entry.Prompted.class::isInstance)
        .map(Entry.Prompted.class::cast)
        .filter(asked -> asked.prompt() == prompt)
        .flatMap(asked -> asked.takenBy().stream())
        .findFirst()
        .or(() -> choseAnotherVersion(click))
        .or(() -> ended(click));
  }

  /** Who replaced the plan of the button by one for another version. */
  private static Optional<String> choseAnotherVersion(Click click) {
    var plans =
        click.incident().thread().stream()
            .map(ThreadEntry::content)
            .filter(OfferEntry.Offered.class::isInstance)
            .map(OfferEntry.Offered.class::cast)
            .dropWhile(offered -> offered.prompt() != click.handle().prompt())
            .toList();
    if (plans.isEmpty()) {
      return Optional.empty();
    }
    var because =
        plans.size() > 1
            ? plans.get(1).because()
            : click.incident().state() instanceof Planning planning
                ? planning.because()
                : Optional.<NewPlanBecause>empty();
    return because.flatMap(why ->
        why instanceof NewPlanBecause.OtherVersionWanted(var by)
            ? Optional.of(by)
            : Optional.empty());
  }

  private static Optional<String> ended(Click click) {
    return click.isCurrent() && click.incident().state() instanceof CalledOff end
        ? end.by()
        : Optional.empty();
  }
}
