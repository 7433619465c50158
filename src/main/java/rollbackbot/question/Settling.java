package rollbackbot.question;

import java.util.ArrayList;
import java.util.Optional;
import rollbackbot.evidence.Settled;
import rollbackbot.incident.GivenAnswer;
import rollbackbot.incident.Incident;
import rollbackbot.incident.ThreadEntry;
import rollbackbot.question.QuestionEntry.Asked;
import rollbackbot.tree.Answer;
import rollbackbot.tree.Choice;
import rollbackbot.tree.DecisionTree;
import rollbackbot.tree.Next;
import rollbackbot.tree.Outcome;
import rollbackbot.tree.Question;

/** Which questions the bot answers itself, since facts leave no choice, and where that shows. */
final class Settling {
  private Settling() {}

  /**
   * The bot's answer to a question; empty where a person is to answer: also once somebody took the
   * bot's answer back, and where more would follow than a question or a plan.
   */
  static Optional<Choice> answer(Incident incident, Question question, DecisionTree tree) {
    return incident
        .evidence()
        .filter(_ -> !wasTakenBack(incident, question))
        .flatMap(evidence -> Settled.answer(question, evidence))
        .filter(choice -> leadsToAPerson(incident, question, choice, tree));
  }

  private static boolean wasTakenBack(Incident incident, Question question) {
    return incident.thread().stream()
        .map(ThreadEntry::content)
        .anyMatch(content ->
            content instanceof Asked asked
                && asked.dropped()
                && asked.question().equals(question.id())
                && asked.answer().filter(GivenAnswer::isByTheBot).isPresent());
  }

  private static boolean leadsToAPerson(
      Incident incident, Question question, Choice choice, DecisionTree tree) {
    var answers = new ArrayList<>(incident.bareAnswers());
    answers.add(new Answer(question.id(), choice.id()));
    return switch (tree.walk(answers)) {
      case Next.Ask _ -> true;
      case Next.End(var outcome) -> outcome == Outcome.REDEPLOY;
    };
  }
}
