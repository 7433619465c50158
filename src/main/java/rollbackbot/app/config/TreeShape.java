package rollbackbot.app.config;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import rollbackbot.tree.Choice;
import rollbackbot.tree.DecisionTree;
import rollbackbot.tree.Next;
import rollbackbot.tree.Question;
import rollbackbot.version.Nearest;

/** Whether every path through a tree ends, and every question can be reached. */
final class TreeShape {
  private final DecisionTree tree;
  private final Findings findings;
  private final Map<String, Integer> lines;
  private final Set<String> finished = new LinkedHashSet<>();

  /**
   * The shape of a tree.
   *
   * @param lines where the questions stand, and the ways on of their choices: {@code q}, {@code
   *     q.c}
   */
  TreeShape(DecisionTree tree, Findings findings, Map<String, Integer> lines) {
    this.tree = tree;
    this.findings = findings;
    this.lines = lines;
  }

  void check() {
    visit(tree.root(), new LinkedHashSet<>());
    tree.questions().stream()
        .map(Question::id)
        .filter(id -> !finished.contains(id))
        .forEach(id -> wrong(id, "no answer leads to this question", "lead to it, or remove it"));
  }

  private void wrong(String key, String wrong, String cure) {
    findings.add(lines.getOrDefault(key, 1), key, wrong, cure);
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
      wrong(
          key,
          "leads to the unknown question " + Findings.quoted(target),
          Nearest.to(target, known)
              .map(near -> "did you mean " + near + "?")
              .orElse("lead to one of " + String.join(", ", known)));
    } else if (way.contains(target)) {
      wrong(key, "leads back to " + target + ", in a circle", "lead to an end");
    } else if (!finished.contains(target)) {
      visit(question.get(), way);
    }
  }
}
