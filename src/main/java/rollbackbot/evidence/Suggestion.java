package rollbackbot.evidence;

import java.util.Optional;
import rollbackbot.stored.Stored;
import rollbackbot.tree.DecisionTree;

/** An answer to a question of the runbook's tree that a fact speaks for. */
public sealed interface Suggestion {
  double TELLING_SHARE = 0.01;
  double TELLING_FACTOR = 3;
  double HIGH_SHARE = 0.05;

  /** The question whether anybody is affected, and the one of how many are. */
  String AFFECTS_USERS = "affects-users";

  String PROPORTION = "proportion";

  /** The id of the question. */
  Quoted question();

  /** The id of the answer. */
  Quoted answer();

  /** Whether a team's tree asks this, and knows this answer. */
  default boolean fits(DecisionTree tree) {
    return tree.question(question().words())
        .flatMap(asked -> asked.choice(answer().words()))
        .isPresent();
  }

  /** By the share of 5xx, before the release and since. */
  @Stored("by-errors")
  record ByErrors(Quoted question, Quoted answer, TrafficWindow before, TrafficWindow after)
      implements Suggestion {}

  /** Users are affected where many requests fail since the release that didn't fail before. */
  static Optional<Suggestion> affectsUsers(Claim.Errors seen) {
    var before = seen.before();
    var after = seen.after();
    boolean telling =
        after.share() >= TELLING_SHARE && after.share() >= TELLING_FACTOR * before.share();
    return telling ? Optional.of(byErrors(AFFECTS_USERS, "yes", seen)) : Optional.empty();
  }

  /** The same, of how many are. */
  static Optional<Suggestion> proportion(Claim.Errors seen) {
    return affectsUsers(seen)
        .filter(_ -> seen.after().share() >= HIGH_SHARE)
        .map(_ -> byErrors(PROPORTION, "high", seen));
  }

  /** The one for this answer to this question, where there is one. */
  static Optional<Suggestion> of(Evidence evidence, String question, String answer) {
    return evidence
        .claims(Claim.SuggestedAnswer.class)
        .map(Claim.SuggestedAnswer::suggestion)
        .filter(it -> it.question().words().equals(question))
        .filter(it -> it.answer().words().equals(answer))
        .findFirst();
  }

  private static Suggestion byErrors(String question, String answer, Claim.Errors seen) {
    return new ByErrors(new Quoted(question), new Quoted(answer), seen.before(), seen.after());
  }
}
