package rollbackbot.room;

import java.util.Optional;
import rollbackbot.incident.CalledOff;
import rollbackbot.incident.Entry;
import rollbackbot.incident.ThreadEntry;

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

  /** Who has led the incident somewhere else; whoever confirmed the plan hasn't. */
  static Optional<String> leftBy(Click click) {
    return choseAnotherVersion(click)
        .or(() -> ended(click))
        .or(() -> click.incident().state().beingLeftBy())
        .or(() -> isOfAPlan(click) ? Optional.empty() : firstTo(click));
  }

  private static boolean isOfAPlan(Click click) {
    return click.incident().thread().stream()
        .anyMatch(entry -> isPlanOf(click.handle().prompt(), entry.content()));
  }

  /** Who replaced the plan of the button by one for another version. */
  private static Optional<String> choseAnotherVersion(Click click) {
    var plans =
        click.incident().thread().stream()
            .map(ThreadEntry::content)
            .dropWhile(content -> !isPlanOf(click.handle().prompt(), content))
            .filter(Entry.OfPlan.class::isInstance)
            .map(Entry.OfPlan.class::cast)
            .toList();
    if (plans.isEmpty()) {
      return Optional.empty();
    }
    return plans.size() > 1
        ? plans.get(1).otherVersionWantedBy()
        : click.incident().state().otherVersionWantedBy();
  }

  private static boolean isPlanOf(int prompt, Entry content) {
    return content instanceof Entry.OfPlan
        && content instanceof Entry.Prompted asked
        && asked.prompt() == prompt;
  }

  private static Optional<String> ended(Click click) {
    return click.isCurrent() && click.incident().state() instanceof CalledOff end
        ? end.by()
        : Optional.empty();
  }
}
