package rollbackbot.evidence;

import java.time.Instant;
import java.util.Optional;
import rollbackbot.tree.Choice;
import rollbackbot.tree.Next;
import rollbackbot.tree.Outcome;
import rollbackbot.tree.Question;

/**
 * Questions of the runbook to which facts leave no choice: no database at all, so none to roll
 * back; no variable among those that the team calls flags, so none to switch off. Where no flags
 * are named, they may live elsewhere, and the question is asked.
 */
public final class Settled {
  private static final String NO = "no";

  private Settled() {}

  /** The only answer that is left to a question; empty where a person is to answer. */
  public static Optional<Choice> answer(Question question, Evidence evidence) {
    var settled =
        switch (question.id()) {
          case "database" -> hasNoDatabase(evidence);
          case "can-disable" ->
              evidence.claim(Claim.Flags.class).filter(it -> it.number().isNone()).isPresent();
          default -> false;
        };
    return settled ? question.choice(NO).filter(Settled::doesNothing) : Optional.empty();
  }

  /** When the facts were read that settle a question. */
  public static Optional<Instant> readAt(String question, Evidence evidence) {
    return evidence
        .all()
        .filter(told -> told instanceof Told.Fact fact && settles(fact.claim(), question))
        .map(Told::readAt)
        .findFirst();
  }

  private static boolean settles(Claim claim, String question) {
    return question.equals("database")
        ? claim instanceof Claim.Databases
        : claim instanceof Claim.Flags;
  }

  private static boolean hasNoDatabase(Evidence evidence) {
    return evidence.claim(Claim.Databases.class).filter(it -> it.number().isNone()).isPresent()
        && evidence
            .claim(Claim.DatabaseVariables.class)
            .filter(it -> it.number().isNone())
            .isPresent();
  }

  /** Whether nothing follows by itself but a question, or a plan that waits for a person. */
  private static boolean doesNothing(Choice choice) {
    return switch (choice.next()) {
      case Next.Ask _ -> true;
      case Next.End(var outcome) -> outcome == Outcome.REDEPLOY;
    };
  }
}
