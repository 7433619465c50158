package rollbackbot.evidence;

import java.util.Comparator;
import java.util.List;
import rollbackbot.evidence.Told.Fact;

/** What most likely matters to somebody who has a few lines to read. */
final class Weight {
  private static final int QUIET = 5;
  private static final int UNTOLD = 4;

  private Weight() {}

  /** The heaviest of them, in their order; what is as usual only where nothing else is. */
  static List<Told> heaviest(List<Told> told, int most) {
    var telling = told.stream().filter(it -> lightness(it) < QUIET && !isSaidBy(told, it)).toList();
    var chosen =
        (telling.isEmpty() ? told : telling)
            .stream().sorted(Comparator.comparingInt(Weight::lightness)).limit(most).toList();
    return told.stream().filter(chosen::contains).toList();
  }

  /** Without what another one says with it. */
  static List<Told> once(List<Told> told) {
    return told.stream().filter(it -> !isSaidBy(told, it)).toList();
  }

  /**
   * Where all speaks for going back, that names the version already; where many users are affected,
   * some are.
   */
  private static boolean isSaidBy(List<Told> told, Told other) {
    return (isOf(Claim.WayBack.class, other)
            && told.stream().anyMatch(it -> isOf(Claim.AllSpeaksForGoingBack.class, it)))
        || (suggests(Suggestion.AFFECTS_USERS, other)
            && told.stream().anyMatch(it -> suggests(Suggestion.PROPORTION, it)));
  }

  private static boolean suggests(String question, Told told) {
    return told instanceof Fact(Claim.SuggestedAnswer(var suggestion), _, _, _)
        && suggestion.question().words().equals(question);
  }

  private static boolean isOf(Class<? extends Claim> kind, Told told) {
    return told instanceof Fact fact && kind.isInstance(fact.claim());
  }

  private static int lightness(Told told) {
    return told instanceof Fact fact ? lightness(fact.claim()) : UNTOLD;
  }

  private static int lightness(Claim claim) {
    return switch (claim) {
      case Claim.AllSpeaksForGoingBack _ -> -1;
      case Claim.Recovered _, Claim.Lessened _, Claim.StillFailing _ -> 0;
      case Claim.SuggestedAnswer _, Claim.Errors _, Claim.Unhealthy _, Claim.WayBack _ -> 0;
      case Claim.Migrations(var number, _, _) -> unlessNone(number, 0);
      case Claim.SecurityFixes _ -> 1;
      case Claim.Commits _ -> 1;
      case Claim.Crashes(var number, _) -> unlessNone(number, 0);
      case Claim.VariablesChanged(var number, _, _) -> unlessNone(number, 2);
      case Claim.StackChanged _ -> 2;
      case Claim.Dependencies(var number, _) -> unlessNone(number, 3);
      case Claim.Healthy _ -> QUIET;
      case Claim.Databases _, Claim.DatabaseVariables _, Claim.Flags _ -> QUIET + 1;
      // The board says above what runs.
      case Claim.Runs _ -> QUIET + 2;
    };
  }

  private static int unlessNone(Amount number, int lightness) {
    return number.isNone() ? QUIET : lightness;
  }
}
