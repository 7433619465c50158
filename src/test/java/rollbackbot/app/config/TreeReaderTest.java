package rollbackbot.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import rollbackbot.text.Language;
import rollbackbot.tree.DecisionTree;
import rollbackbot.tree.Question;

class TreeReaderTest {
  private static final String TREE =
      """
      questions:
        - id: first
          text: {fr: "Premier ?", en: "First?"}
          choices:
            - {id: "yes", label: {fr: Oui, en: "Yes"}, ask: second}
            - {id: "no", label: {fr: Non, en: "No"}, end: all-good}
        - id: second
          text: {fr: "Deuxième ?", en: "Second?"}
          choices:
            - {id: "yes", label: {fr: Oui, en: "Yes"}, end: redeploy}
      """;

  @Test
  void readsATree() {
    assertThat(TreeReader.read("tree.yml", TREE))
        .isInstanceOfSatisfying(
            Reading.Read.class,
            read ->
                assertThat(((DecisionTree) read.value()).questions())
                    .extracting(Question::id)
                    .containsExactly("first", "second"));
  }

  @Test
  void refusesAnUnknownOutcome() {
    assertThat(mistakes(TREE.replace("end: redeploy", "end: redeplyo")))
        .containsExactly(
            "tree.yml:10: questions[2].choices[1].end: unknown outcome \"redeplyo\"; write"
                + " all-good, disable-feature, alert-owner, redeploy, restore-database");
  }

  @Test
  void refusesAnUnknownQuestion() {
    assertThat(mistakes(TREE.replace("ask: second", "ask: secnod")))
        .containsExactly(
            "tree.yml:5: first.yes: leads to the unknown question \"secnod\"; did you mean second?",
            "tree.yml:7: second: no answer leads to this question; lead to it, or remove it");
  }

  @Test
  void refusesACircle() {
    assertThat(mistakes(TREE.replace("end: redeploy", "ask: first")))
        .containsExactly(
            "tree.yml:10: second.yes: leads back to first, in a circle; lead to an end");
  }

  @Test
  void refusesADeadEnd() {
    assertThat(mistakes(TREE.replace(", end: redeploy", "")))
        .containsExactly(
            "tree.yml:10: questions[2].choices[1].ask: the answer must lead somewhere; write ask (a"
                + " question) or end (an outcome)");
    assertThat(mistakes(TREE.substring(0, TREE.lastIndexOf("    choices"))))
        .containsExactly(
            "tree.yml:7: questions[2].choices: nothing can be answered; write at least one choice");
    assertThat(mistakes(TREE.substring(0, TREE.lastIndexOf("    choices")) + "    choices: []\n"))
        .containsExactly(
            "tree.yml:9: questions[2].choices: nothing can be answered; write at least one choice");
  }

  @Test
  void refusesTwoOfOneId() {
    assertThat(
            mistakes(
                TREE.replace("id: second", "id: first").replace("ask: second", "end: redeploy")))
        .containsExactly(
            "tree.yml:7: questions[2].id: is taken by the one in line 2; choose another");
  }

  @Test
  void refusesWhatSlackWouldRefuse() {
    assertThat(mistakes(TREE.replace("fr: Non", "fr: " + "n".repeat(76))))
        .containsExactly(
            "tree.yml:6: questions[1].choices[2].label.fr: has 76 characters; write 1 to 75,"
                + " Slack's limit");
    assertThat(mistakes(TREE.replace("First?", "f".repeat(3001))))
        .containsExactly(
            "tree.yml:3: questions[1].text.en: has 3001 characters; write 1 to 3000, Slack's"
                + " limit");
  }

  @Test
  void noQuestionIsCalledLikeTheButtonThatTakesAnAnswerBack() {
    assertThat(mistakes(TREE.replace("second", "change")))
        .singleElement()
        .asString()
        .endsWith("id: is how the bot calls taking an answer back; choose another");
  }

  @Test
  void namesEveryMistakeAtOnce() {
    assertThat(
            mistakes(
                TREE.replace("id: second", "id: Second!")
                    .replace("{fr: Oui, en: \"Yes\"}, ask", "{}, ask")
                    .replace("end: all-good", "end: good, colour: red")))
        .containsExactly(
            "tree.yml:5: questions[1].choices[1].label: has no text; write fr, en, or both",
            "tree.yml:6: questions[1].choices[2].colour: unknown key; known keys: ask, end, id,"
                + " label",
            "tree.yml:6: questions[1].choices[2].end: unknown outcome \"good\"; write all-good,"
                + " disable-feature, alert-owner, redeploy, restore-database",
            "tree.yml:7: questions[2].id: \"Second!\" is no id; write up to 64 lower-case letters,"
                + " digits and hyphens");
  }

  @Test
  void oneLanguageServesBoth() {
    var read = TreeReader.read("tree.yml", TREE.replace(", en: \"First?\"", ""));

    assertThat(read)
        .isInstanceOfSatisfying(
            Reading.Read.class,
            tree -> {
              var text = ((DecisionTree) tree.value()).root().text();
              assertThat(text.in(Language.FRENCH)).isEqualTo("Premier ?");
              assertThat(text.in(Language.ENGLISH)).isEqualTo("Premier ?");
            });
  }

  @Test
  void refusesATextInNoLanguage() {
    assertThat(mistakes(TREE.replace("{fr: \"Premier ?\", en: \"First?\"}", "{fr: \"\"}")))
        .containsExactly(
            "tree.yml:3: questions[1].text.fr: has 0 characters; write 1 to 3000, Slack's limit");
  }

  @Test
  void refusesATreeWithoutQuestions() {
    assertThat(mistakes("# nothing\n"))
        .containsExactly("tree.yml: questions: there is no question; write at least one");
  }

  private static List<String> mistakes(String yaml) {
    return switch (TreeReader.read("tree.yml", yaml)) {
      case Reading.Read<DecisionTree>(var tree) -> List.of("read " + tree);
      case Reading.Mistakes<DecisionTree>(var mistakes) ->
          mistakes.stream().map(Mistake::toString).toList();
    };
  }
}
