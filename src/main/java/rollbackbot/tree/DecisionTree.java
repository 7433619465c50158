package rollbackbot.tree;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The runbook's decision tree, as data. */
public record DecisionTree(List<Question> questions) {

  public Question root() {
    return questions.getFirst();
  }

  public Optional<Question> question(String id) {
    return questions.stream().filter(question -> question.id().equals(id)).findFirst();
  }

  /**
   * Where these answers lead: the first question on the way that none of them answers, or the
   * outcome. Answers to questions that aren't on the way are ignored.
   */
  public Next walk(List<Answer> answers) {
    Map<String, String> chosen = new LinkedHashMap<>();
    answers.forEach(answer -> chosen.put(answer.question(), answer.choice()));
    Next next = new Next.Ask(root().id());
    for (int steps = 0; steps <= questions.size(); steps++) {
      switch (next) {
        case Next.Ask(var id) -> {
          var question = question(id).orElseThrow(() -> new IllegalStateException("no " + id));
          var choice = Optional.ofNullable(chosen.get(id)).flatMap(question::choice);
          if (choice.isEmpty()) {
            return next;
          }
          next = choice.get().next();
        }
        case Next.End _ -> {
          return next;
        }
      }
    }
    throw new IllegalStateException("the tree runs in a circle: " + answers);
  }
}
