package rollbackbot.question;

import java.util.List;
import java.util.Optional;
import rollbackbot.evidence.Settled;
import rollbackbot.evidence.Suggestion;
import rollbackbot.evidence.SuggestionText;
import rollbackbot.incident.GivenAnswer;
import rollbackbot.offer.view.Waiting;
import rollbackbot.people.ActionIds;
import rollbackbot.question.QuestionEntry.Asked;
import rollbackbot.text.Control;
import rollbackbot.text.Draft;
import rollbackbot.text.Text;
import rollbackbot.tree.Choice;
import rollbackbot.tree.Question;
import rollbackbot.words.Controls;
import rollbackbot.words.Scene;

/** A question of the tree, open, answered, or asked no more. */
final class QuestionView {
  private static final String PROBLEM = "problem";
  private static final String DATABASE = "database";
  private static final int TEXT = 500;

  private QuestionView() {}

  static void write(Scene scene, Asked asked, Draft message) {
    var question = scene.tree().question(asked.question());
    var text =
        question
            .map(it -> scene.phrase(it.text(), TEXT))
            .orElseGet(() -> Text.code(asked.question()));
    if (asked.dropped()) {
      message.section(
          Text.struck(text).and(dropped(scene, asked, question)),
          aloud(scene, asked, text, question));
    } else if (asked.answer().isPresent()) {
      answered(scene, asked, asked.answer().get(), question, text, message);
    } else {
      open(scene, asked, question, text, message);
    }
  }

  private static void open(
      Scene scene, Asked asked, Optional<Question> question, Text text, Draft message) {
    var choices = question.map(Question::choices).orElse(List.of());
    var answers =
        scene
            .wording()
            .some(choices.stream().map(choice -> label(choice, scene)).toList(), choices.size());
    message
        .section(Text.bold(text), text.and(scene.say("Answers: {answers}.", answers)))
        .controls(choices.stream().map(choice -> button(scene, asked, choice)).toList())
        .context(Waiting.forAnswer(scene));
  }

  private static Control.Button button(Scene scene, Asked asked, Choice choice) {
    return Controls.button(
        ActionIds.answer(asked.question(), choice.id()),
        suggested(scene, asked, choice),
        scene.handle(asked.prompt()));
  }

  /** The answer, with the numbers that speak for it. */
  private static Text suggested(Scene scene, Asked asked, Choice choice) {
    var label = scene.phrase(choice.label());
    return scene
        .incident()
        .evidence()
        .flatMap(evidence -> Suggestion.of(evidence, asked.question(), choice.id()))
        .map(found ->
            scene.say(
                "{answer} · {numbers}", label, new SuggestionText(scene.wording()).numbers(found)))
        .orElse(label);
  }

  private static void answered(
      Scene scene,
      Asked asked,
      GivenAnswer given,
      Optional<Question> question,
      Text text,
      Draft message) {
    var answer = answer(given, question, scene);
    var told =
        given.isByTheBot()
            ? scene.say(
                "{question} *{answer}*, says the bot: {reason}.",
                text,
                answer,
                settledBy(asked.question(), scene))
            : scene.say(
                "{question} *{answer}*, says {person}.", text, answer, Text.mention(given.by()));
    if (mayBeTakenBack(scene, asked)) {
      message.choice(
          told,
          Controls.button(
              ActionIds.answerChange(asked.question()),
              scene.say("Change"),
              scene.handle(asked.prompt())));
    } else {
      message.section(told);
    }
  }

  /** The facts that left no other answer, when they were read. */
  private static Text settledBy(String question, Scene scene) {
    var read =
        scene
            .incident()
            .evidence()
            .flatMap(evidence -> Settled.readAt(question, evidence))
            .map(at -> scene.say(" (Scalingo, {date})", scene.wording().date(at)))
            .orElse(Text.EMPTY);
    var reason =
        question.equals(DATABASE)
            ? scene.say("no add-on, no dedicated database, and no variable with the address of one")
            : scene.say("no variable matches `feature-flags`");
    return reason.then(read);
  }

  /** That there is a problem is why the incident is open. */
  private static boolean mayBeTakenBack(Scene scene, Asked asked) {
    return !asked.question().equals(PROBLEM)
        && scene.incident().answerTo(asked.question()).isPresent()
        && scene.incident().state().traits().stage().mayAnswersChange();
  }

  private static Text dropped(Scene scene, Asked asked, Optional<Question> question) {
    return asked
        .answer()
        .map(given ->
            given.isByTheBot()
                ? scene.say(
                    "The bot's answer (*{answer}*) no longer counts.",
                    answer(given, question, scene))
                : scene.say(
                    "The answer of {person} (*{answer}*) no longer counts.",
                    Text.mention(given.by()),
                    answer(given, question, scene)))
        .orElseGet(() -> scene.say("This question no longer applies."));
  }

  private static Text aloud(Scene scene, Asked asked, Text text, Optional<Question> question) {
    return text.and(dropped(scene, asked, question));
  }

  private static Text answer(GivenAnswer given, Optional<Question> question, Scene scene) {
    var id = given.answer().choice();
    return question
        .flatMap(it -> it.choice(id))
        .map(choice -> label(choice, scene))
        .orElseGet(() -> Text.foreign(id));
  }

  private static Text label(Choice choice, Scene scene) {
    return scene.phrase(choice.label());
  }
}
