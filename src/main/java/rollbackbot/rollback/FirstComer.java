package rollbackbot.rollback;

import java.util.Optional;
import rollbackbot.rollback.IncidentState.CalledOff;
import rollbackbot.rollback.IncidentState.Planning;
import rollbackbot.rollback.RestoreProgress.Restored;
import rollbackbot.rollback.ThreadEntry.Content;
import rollbackbot.rollback.ThreadEntry.Decision;
import rollbackbot.rollback.ThreadEntry.FlagChoice;
import rollbackbot.rollback.ThreadEntry.NewPlanBecause;

/** Who was faster than a click that comes too late. */
final class FirstComer {
  private FirstComer() {}

  static Optional<String> firstTo(Click click) {
    int prompt = click.handle().prompt();
    return click.incident().thread().stream()
        .map(ThreadEntry::content)
        .flatMap(content -> settledBy(content, prompt).stream())
        .findFirst()
        .or(() -> choseAnotherVersion(click))
        .or(() -> ended(click));
  }

  private static Optional<String> wantedBy(RestoreProgress progress) {
    return progress.databases().stream()
        .map(RestoreProgress.Step::restored)
        .filter(Restored.Wanted.class::isInstance)
        .map(wanted -> ((Restored.Wanted) wanted).by())
        .findFirst();
  }

  /** Who replaced the plan of the button by one for another version. */
  private static Optional<String> choseAnotherVersion(Click click) {
    var plans =
        click.incident().thread().stream()
            .map(ThreadEntry::content)
            .filter(Content.Offered.class::isInstance)
            .map(Content.Offered.class::cast)
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

  private static Optional<String> settledBy(Content content, int prompt) {
    return switch (content) {
      case Content.Asked asked when asked.prompt() == prompt && !asked.dropped() ->
          asked.answer().map(GivenAnswer::by);
      case Content.Offered offered when offered.prompt() == prompt ->
          switch (offered.decision()) {
            case Decision.ConfirmedBy(var by, _) -> Optional.of(by);
            case Decision.CancelledBy(var by) -> by;
            case Decision.Open _, Decision.Replaced _ -> Optional.empty();
          };
      case Content.FlagsOffered offered when offered.prompt() == prompt ->
          switch (offered.settled()) {
            case FlagChoice.Chosen(var change) -> Optional.of(change.by());
            case FlagChoice.NoneOfThese(var by) -> Optional.of(by);
            case FlagChoice.Open _, FlagChoice.NoChoice _ -> Optional.empty();
          };
      case Content.RestoreAsked asked when asked.prompt() == prompt ->
          asked.settledBy().or(() -> wantedBy(asked.progress()));
      case Content.Stopped stopped when stopped.prompt() == prompt -> stopped.settledBy();
      case Content.Asked _,
          Content.Offered _,
          Content.RestoreAsked _,
          Content.Stopped _,
          Content.FlagsOffered _,
          Content.FeatureSwitched _,
          Content.SwitchingStopped _,
          Content.OwnerAlerted _,
          Content.Reached _,
          Content.Proven _,
          Content.CalledAfter _,
          Content.Timeline _,
          Content.PostMortem _,
          Content.AutoDeployBack _,
          Content.OfLinkedBranch _,
          Content.PauseReminded _,
          Content.Ended _,
          Content.Reminded _ ->
          Optional.empty();
    };
  }
}
