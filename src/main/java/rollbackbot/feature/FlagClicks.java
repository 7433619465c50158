package rollbackbot.feature;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import rollbackbot.feature.FeatureEntry.FlagChoice;
import rollbackbot.feature.FeatureEntry.SwitchingStopped;
import rollbackbot.feature.FeatureState.ChoosingFlag;
import rollbackbot.feature.FeatureState.RestartingAgain;
import rollbackbot.feature.FeatureState.SettingFlag;
import rollbackbot.feature.FeatureState.Switching;
import rollbackbot.incident.Entry;
import rollbackbot.incident.Incident;
import rollbackbot.incident.Reply;
import rollbackbot.incident.ThreadEntry;
import rollbackbot.people.ActionIds;
import rollbackbot.room.Buttons;
import rollbackbot.room.Click;
import rollbackbot.room.Endings;
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
        ActionIds.FLAG_RESTART, this::restart,
        ActionIds.FLAG_STOP, this::stop,
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

  private Response stop(Click click) {
    if (!(click.incident().state() instanceof Switching switching) || !click.isCurrent()) {
      return click.tooLate();
    }
    return new Response.Store(
        SwitchingStops.stopBy(click.incident(), switching, click.by(), click.now())
            .with(click.incident().audit(click.now(), click.by(), "switching-stopped-by", "")));
  }

  private Response putBack(Click click) {
    return goOn(
        click,
        "put-back-chosen",
        (incident, told) ->
            Flags.made(told)
                .filter(it -> Flags.mayBePutBack(incident, it))
                .map(it -> it.reversed(click.by(), click.now()))
                .map(it -> incident.withState(new SettingFlag(it, Optional.of(incident.state())))));
  }

  private Response restart(Click click) {
    return goOn(
        click,
        "restart-chosen",
        (incident, told) ->
            Optional.of(told)
                .filter(SwitchingStopped.class::isInstance)
                .map(SwitchingStopped.class::cast)
                .filter(it -> Flags.mayBeRestarted(incident, it))
                .map(it -> restarting(incident, it)));
  }

  /** Where a feature was being switched off, the incident goes on as if that had gone well. */
  private static Incident restarting(Incident incident, SwitchingStopped stopped) {
    return stopped.puttingBack()
        ? incident.withState(new RestartingAgain(stopped.change(), Optional.of(incident.state())))
        : Endings.withoutOpenPrompts(incident)
            .withState(new RestartingAgain(stopped.change(), Optional.empty()));
  }

  /** How an incident goes on from what a message tells; empty where it can't any more. */
  private interface Onwards {
    Optional<Incident> from(Incident incident, Entry told);
  }

  /** The button names the change by its place in the thread. */
  private static Response goOn(Click click, String word, Onwards onwards) {
    var incident = click.withoutBranchToApprove().incident();
    var busy = click.whileABranchIsDeployed();
    if (busy.isPresent()) {
      return busy.get();
    }
    var told =
        click
            .handle()
            .option()
            .flatMap(number ->
                incident.thread().stream().filter(entry -> entry.number() == number).findFirst())
            .map(ThreadEntry::content);
    if (told.isPresent() && told.get() instanceof SwitchingStopped stopped) {
      return stopped.decidedBy().isPresent()
          ? new Response.Say(new Reply.AlreadySettled(stopped.decidedBy()))
          : stored(click, word, onwards.from(decided(click, incident, stopped), stopped));
    }
    return stored(click, word, told.flatMap(it -> onwards.from(incident, it)));
  }

  private static Incident decided(Click click, Incident incident, SwitchingStopped stopped) {
    return incident.retell(
        content -> content.equals(stopped) ? stopped.decided(click.by()) : content);
  }

  private static Response stored(Click click, String word, Optional<Incident> next) {
    return next.map(it -> click.store(it, word, detail(it))).orElseGet(click::over);
  }

  private static String detail(Incident incident) {
    return incident.state() instanceof Switching switching
        ? switching.change().name()
            + ": "
            + switching.change().from()
            + " -> "
            + switching.change().to()
        : "";
  }
}
