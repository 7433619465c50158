package rollbackbot.plan;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How risky a rollback is, never without its reasons.
 *
 * @param risks what speaks against it, and what couldn't be told
 * @param checked what was looked at; empty in plans of the time when that wasn't kept
 */
public record Verdict(List<Risk> risks, List<Risk.Question> checked) {

  /** What isn't said to be unknown was looked at. */
  public static Verdict of(List<Risk> risks) {
    var unknown = risks.stream().flatMap(risk -> unknown(risk).stream()).toList();
    var checked =
        Arrays.stream(Risk.Question.values()).filter(what -> !unknown.contains(what)).toList();
    return new Verdict(List.copyOf(risks), checked);
  }

  /** The worst of its reasons. What couldn't be told makes nothing worse. */
  public Level level() {
    var levels = risks.stream().map(Verdict::level).toList();
    if (levels.contains(Level.RED)) {
      return Level.RED;
    }
    if (levels.contains(Level.AMBER)) {
      return Level.AMBER;
    }
    return levels.contains(Level.GREY) && checked.isEmpty() ? Level.GREY : Level.GREEN;
  }

  /** What one of them alone would make of it. */
  public static Level level(Risk risk) {
    return switch (risk) {
      case Risk.RiskyFiles _, Risk.AnotherLine _, Risk.RestoresDatabase _ -> Level.RED;
      case Risk.RunningDeployment _,
          Risk.NotRunning _,
          Risk.NoContainers _,
          Risk.VariablesChanged _,
          Risk.PostdeployHook _,
          Risk.OldTarget _,
          Risk.StackChanged _,
          Risk.NewestFailed _,
          Risk.TryFailed _,
          Risk.BasisChanged _,
          Risk.OutputDisagrees _,
          Risk.NumberAlone _,
          Risk.NeverRan _,
          Risk.MarkedTarget _,
          Risk.JumpsOver _ ->
          Level.AMBER;
      case Risk.CouldNotTell _, Risk.NotConfigured _ -> Level.GREY;
    };
  }

  private static Optional<Risk.Question> unknown(Risk risk) {
    return switch (risk) {
      case Risk.CouldNotTell(var what, _) -> Optional.of(what);
      case Risk.NotConfigured(var what) -> Optional.of(what);
      case Risk.RunningDeployment _,
          Risk.NotRunning _,
          Risk.NoContainers _,
          Risk.VariablesChanged _,
          Risk.RiskyFiles _,
          Risk.AnotherLine _,
          Risk.PostdeployHook _,
          Risk.OldTarget _,
          Risk.StackChanged _,
          Risk.NewestFailed _,
          Risk.TryFailed _,
          Risk.BasisChanged _,
          Risk.OutputDisagrees _,
          Risk.NumberAlone _,
          Risk.NeverRan _,
          Risk.MarkedTarget _,
          Risk.JumpsOver _,
          Risk.RestoresDatabase _ ->
          Optional.empty();
    };
  }

  /** As of traffic lights; grey where nothing could be told. */
  public enum Level {
    GREY,
    GREEN,
    AMBER,
    RED
  }
}
