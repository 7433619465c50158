package rollbackbot.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import rollbackbot.text.Language;
import rollbackbot.tree.Answer;
import rollbackbot.tree.DecisionTree;
import rollbackbot.tree.Next;
import rollbackbot.tree.Question;

/** The runbook's tree, as the bot carries it. */
class DecisionTreeTest {
  private static final DecisionTree TREE = TreeReader.builtIn();

  /** Every path through the tree, and where it ends. The letters: Y yes, N no, - not asked. */
  private static final String PATHS =
      """
      problem | can-disable | affects-users | proportion | can-wait | database | outcome
      N       | -           | -             | -          | -        | -        | all-good
      Y       | Y           | -             | -          | -        | -        | disable-feature
      Y       | N           | Y             | low        | -        | -        | alert-owner
      Y       | N           | Y             | high       | Y        | -        | alert-owner
      Y       | N           | Y             | high       | N        | Y        | restore-database
      Y       | N           | Y             | high       | N        | N        | redeploy
      Y       | N           | N             | -          | Y        | -        | alert-owner
      Y       | N           | N             | -          | N        | Y        | restore-database
      Y       | N           | N             | -          | N        | N        | redeploy
      """;

  @Test
  void everyPathEndsAsTheRunbookSays() {
    var paths = rows(PATHS).stream().skip(1).toList();

    for (var path : paths) {
      assertThat(TREE.walk(answers(path)))
          .as(path.toString())
          .isInstanceOfSatisfying(
              Next.End.class, end -> assertThat(end.outcome().id()).isEqualTo(path.getLast()));
    }
  }

  @Test
  void theTableHoldsEveryPath() {
    var inTheTable = rows(PATHS).stream().skip(1).map(DecisionTreeTest::answers).toList();

    var inTheTree = new ArrayList<List<Answer>>();
    collect(TREE.root(), List.of(), inTheTree);

    assertThat(inTheTree).containsExactlyInAnyOrderElementsOf(inTheTable);
  }

  @Test
  void onTheWayTheNextQuestionOfThePathIsAsked() {
    for (var path : rows(PATHS).stream().skip(1).toList()) {
      var answers = answers(path);

      for (int given = 0; given < answers.size(); given++) {
        assertThat(TREE.walk(answers.subList(0, given)))
            .isEqualTo(new Next.Ask(answers.get(given).question()));
      }
    }
  }

  @Test
  void asksInTheWordsOfTheRunbook() {
    assertThat(told(Language.FRENCH))
        .isEqualTo(
            """
            problem: Y a-t-il un problème après la mise en production ? [yes: Il y a un problème] [no: Aucun problème]
            can-disable: La fonctionnalité peut-elle être désactivée ? [yes: Oui] [no: Non]
            affects-users: Le problème impacte-t-il les utilisateurs ? [yes: Oui] [no: Non]
            proportion: Dans quelles proportions ? [low: Faibles] [high: Fortes]
            can-wait: Le problème peut-il être résolu plus tard ? [yes: Oui] [no: Non]
            database: Y a-t-il une base de données à restaurer ? [yes: Oui] [no: Non]
            """);
  }

  @Test
  void asksInEnglishToo() {
    assertThat(told(Language.ENGLISH))
        .isEqualTo(
            """
            problem: Is something wrong after the release? [yes: There is a problem] [no: No problem]
            can-disable: Can the feature be switched off? [yes: Yes] [no: No]
            affects-users: Does the problem affect users? [yes: Yes] [no: No]
            proportion: To what extent? [low: Low] [high: High]
            can-wait: Can it be solved later? [yes: Yes] [no: No]
            database: Is there a database to roll back? [yes: Yes] [no: No]
            """);
  }

  private static String told(Language language) {
    return TREE.questions().stream()
        .map(question -> told(question, language))
        .collect(Collectors.joining());
  }

  private static String told(Question question, Language language) {
    return question.choices().stream()
        .map(choice -> "[%s: %s]".formatted(choice.id(), choice.label().in(language)))
        .collect(
            Collectors.joining(
                " ", question.id() + ": " + question.text().in(language) + " ", "\n"));
  }

  private static void collect(Question question, List<Answer> way, List<List<Answer>> paths) {
    for (var choice : question.choices()) {
      var longer = new ArrayList<>(way);
      longer.add(new Answer(question.id(), choice.id()));
      switch (choice.next()) {
        case Next.Ask(var id) -> collect(TREE.question(id).orElseThrow(), longer, paths);
        case Next.End _ -> paths.add(longer);
      }
    }
  }

  private static List<Answer> answers(List<String> path) {
    var questions = rows(PATHS).getFirst();
    var answers = new ArrayList<Answer>();
    for (int i = 0; i < path.size() - 1; i++) {
      switch (path.get(i)) {
        case "-" -> {}
        case "Y" -> answers.add(new Answer(questions.get(i), "yes"));
        case "N" -> answers.add(new Answer(questions.get(i), "no"));
        case String other -> answers.add(new Answer(questions.get(i), other));
      }
    }
    return answers;
  }

  private static List<List<String>> rows(String table) {
    return table
        .lines()
        .map(line -> Arrays.stream(line.split("\\|")).map(String::strip).toList())
        .toList();
  }
}
