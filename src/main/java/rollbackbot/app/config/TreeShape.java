package rollbackbot.app.config;

import java.util.LinkedHashSet;
import java.util.Set;
import rollbackbot.decision.Choice;
import rollbackbot.decision.DecisionTree;
import rollbackbot.decision.Next;
import rollbackbot.decision.Question;
import rollbackbot.rollback.Nearest;

/** Whether every path through a tree ends, and every question can be reached. */
final class TreeShape {
  private final DecisionTree tree;
  private final Findings findings;
  private final Set<String> finished = new LinkedHashSet<>();

  TreeShape(DecisionTree tree, Findings findings) {
    this.tree = tree;
    this.findings = findings;
  }

  void check() {
    visit(tree.root(), new LinkedHashSet<>());
    tree.questions().stream()
        .map(Question::id)
        .filter(id -> !finished.contains(id))
        .forEach(
            id -> findings.add(id, "no answer leads to this question", "lead to it, or remove it"));
  }

  private void visit(Question question, Set<String> way) {
    way.add(question.id());
    for (var choice : question.choices()) {
      if (choice.next() instanceof Next.Ask(var target)) {
        follow(question, choice, target, way);
      }
    }
    way.remove(question.id());
    finished.add(question.id());
  }

  private void follow(Question from, Choice choice, String target, Set<String> way) {
    var key = from.id() + "." + choice.id();
    var question = tree.question(target);
    if (question.isEmpty()) {
      var known = tree.questions().stream().map(Question::id).toList();
      findings.add(
          key,
          "leads to the unknown question " + Findings.quoted(target),
          Nearest.to(target, known)
              .map(near -> "did you mean " + near + "?")
              .orElse("lead to one of " + String.join(", ", known)));
    } else if (way.contains(target)) {
      findings.add(key, "leads back to " + target + ", in a circle", "lead to an end");
    } else if (!finished.contains(target)) {
      visit(question.get(), way);
    }
  }
}
