package rollbackbot.feature;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import rollbackbot.feature.FeatureEntry.FlagChoice;
import rollbackbot.feature.FeatureState.ChoosingFlag;
import rollbackbot.feature.FeatureState.SettingFlag;
import rollbackbot.incident.Incident;
import rollbackbot.people.ActionIds;
import rollbackbot.room.Buttons;
import rollbackbot.room.Click;
import rollbackbot.room.Response;

/** Clicks on features that can be switched off, or back on. */
public final class FlagClicks implements Buttons {
  private final NotDisabled onwards;

  public FlagClicks(NotDisabled onwards) {
    this.onwards = onwards;
  }

  @Override
  public Map<String, Function<Click, Response>> answers() {
    return Map.of(
        ActionIds.FLAG_DISABLE, this::disable,
        ActionIds.FLAG_NONE, this::noneOfThese,
        ActionIds.FLAG_PUT_BACK, this::putBack);
  }

  /**
   * The person saw the exact change, and confirmed it in the dialog that comes before the click.
   */
  private Response disable(Click click) {
    if (!(click.incident().state() instanceof ChoosingFlag(var flags)) || !click.isCurrent()) {
      return click.tooLate();
    }
    return click
        .handle()
        .option()
        .filter(index -> index >= 0 && index < flags.size())
        .map(flags::get)
        .flatMap(flag -> change(flag, click))
        .map(change ->
            click.store(
                settled(click, new FlagChoice.Chosen(change))
                    .withState(new SettingFlag(change, Optional.empty())),
                "feature-chosen",
                change.name() + ": " + change.from() + " -> " + change.to()))
        .orElseGet(click::over);
  }

  private static Optional<FlagChange> change(Flag flag, Click click) {
    return flag.value()
        .flatMap(from ->
            flag.off().map(off -> new FlagChange(flag.name(), from, off, click.by(), click.now())));
  }

  private Response noneOfThese(Click click) {
    if (!(click.incident().state() instanceof ChoosingFlag) || !click.isCurrent()) {
      return click.tooLate();
    }
    var settled = settled(click, new FlagChoice.NoneOfThese(click.by()));
    return click.store(
        onwards.notDisabled(settled, click.by(), click.now()), "no-feature-chosen", "");
  }

  private static Incident settled(Click click, FlagChoice choice) {
    int prompt = click.handle().prompt();
    return click
        .incident()
        .retell(content ->
            content instanceof FeatureEntry.FlagsOffered offered && offered.prompt() == prompt
                ? new FeatureEntry.FlagsOffered(offered.flags(), prompt, choice)
                : content);
  }

  /** The button names the change by its place in the thread. */
  private Response putBack(Click click) {
    var incident = click.withoutBranchToApprove().incident();
    var busy = click.whileABranchIsDeployed();
    if (busy.isPresent()) {
      return busy.get();
    }
    var change =
        click
            .handle()
            .option()
            .flatMap(number ->
                incident.thread().stream().filter(entry -> entry.number() == number).findFirst())
            .flatMap(entry -> Flags.made(entry.content()))
            .filter(Flags.inForce(incident)::contains);
    if (incident.state().locksTheApp() || change.isEmpty()) {
      return click.over();
    }
    var reversed = change.get().reversed(click.by(), click.now());
    return click.store(
        incident.withState(new SettingFlag(reversed, Optional.of(incident.state()))),
        "put-back-chosen",
        reversed.name() + ": " + reversed.from() + " -> " + reversed.to());
  }
}
