package rollbackbot.question;

import java.util.List;
import java.util.Optional;
import rollbackbot.incident.ThreadEntry;
import rollbackbot.text.Draft;
import rollbackbot.text.Text;
import rollbackbot.tree.Question;
import rollbackbot.words.Chronicle.Event;
import rollbackbot.words.Chronicle.Teller;
import rollbackbot.words.Scene;
import rollbackbot.words.ThreadWords;

/** Questions and answers in the thread. */
public final class QuestionMessages implements ThreadWords<QuestionEntry> {
  @Override
  public Class<QuestionEntry> entries() {
    return QuestionEntry.class;
  }

  @Override
  public void write(Scene scene, ThreadEntry entry, QuestionEntry content, Draft message) {
    switch (content) {
      case QuestionEntry.Asked asked -> QuestionView.write(scene, asked, message);
    }
  }

  @Override
  public Optional<Text> waitsFor(Scene scene, QuestionEntry content) {
    return Optional.of(scene.say("the question above waits for an answer."));
  }

  @Override
  public List<Event> events(Teller teller, QuestionEntry content) {
    return switch (content) {
      case QuestionEntry.Asked asked when asked.dropped() -> List.of();
      case QuestionEntry.Asked asked ->
          asked.answer().stream()
              .map(given -> new Event(given.at(), answer(teller, asked)))
              .toList();
    };
  }

  private static Text answer(Teller teller, QuestionEntry.Asked asked) {
    var scene = teller.scene();
    var given = asked.answer().orElseThrow();
    var question = scene.tree().question(asked.question());
    var choice = given.answer().choice();
    return scene.say(
        "{question} {answer}, said {person}",
        question
            .map(Question::text)
            .map(scene::phrase)
            .orElseGet(() -> Text.foreign(asked.question())),
        question
            .flatMap(it -> it.choice(choice))
            .map(it -> scene.phrase(it.label()))
            .orElseGet(() -> Text.foreign(choice)),
        given.isByTheBot() ? scene.say("the bot") : teller.name(given.by()));
  }
}
