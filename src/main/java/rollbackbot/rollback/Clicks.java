package rollbackbot.rollback;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import rollbackbot.incident.Incident;
import rollbackbot.incident.Input;
import rollbackbot.people.ActionIds;
import rollbackbot.question.QuestionClicks;
import rollbackbot.question.Questions;
import rollbackbot.release.App;
import rollbackbot.room.Buttons;
import rollbackbot.room.Click;
import rollbackbot.room.Response;

/**
 * What a click changes. A click has an effect only on what its button was shown for: whoever comes
 * later is told who was first.
 */
final class Clicks {
  private final QuestionClicks questions;
  private final Map<String, Function<Click, Response>> answers = new HashMap<>();

  Clicks(Questions questions, List<Buttons> others) {
    this.questions = new QuestionClicks(questions);
    add(this.questions);
    others.forEach(this::add);
  }

  private void add(Buttons buttons) {
    buttons
        .answers()
        .forEach((id, answer) -> {
          if (answers.putIfAbsent(id, answer) != null) {
            throw new IllegalStateException("two rooms answer " + id);
          }
        });
  }

  Response apply(
      Incident incident, String action, Input.Handle handle, App app, String by, Instant now) {
    var click = new Click(incident, handle, app, by, now);
    return answers
        .getOrDefault(
            answers.containsKey(action) ? action : baseOf(action),
            it -> questions.answer(it, action))
        .apply(click);
  }

  /** Without the suffix that tells several of a kind apart. */
  private static String baseOf(String action) {
    if (action.startsWith(ActionIds.ANSWER_PREFIX)) {
      boolean change =
          action.equals(ActionIds.ANSWER_CHANGE)
              || action.startsWith(ActionIds.ANSWER_CHANGE + ".");
      return change ? ActionIds.ANSWER_CHANGE : action;
    }
    var parts = action.split("\\.", 3);
    return parts.length < 2 ? action : parts[0] + "." + parts[1];
  }
}
