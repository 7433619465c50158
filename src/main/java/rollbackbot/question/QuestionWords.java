package rollbackbot.question;

import java.util.List;
import rollbackbot.people.ActionIds;
import rollbackbot.text.Control;
import rollbackbot.text.Draft;
import rollbackbot.text.Text;
import rollbackbot.text.Wording;
import rollbackbot.words.BoardWords;
import rollbackbot.words.Controls;
import rollbackbot.words.Scene;

/** The questions of the tree, on the board. */
public final class QuestionWords implements BoardWords<QuestionState> {
  @Override
  public Class<QuestionState> states() {
    return QuestionState.class;
  }

  @Override
  public Text heading(QuestionState state, Wording wording) {
    return wording.say("deciding what to do");
  }

  @Override
  public void write(Scene scene, QuestionState state, Draft message) {
    message.section(scene.say("The question is in the thread."));
  }

  @Override
  public List<Control> controls(Scene scene, QuestionState state) {
    return switch (state) {
      case QuestionState.Deciding(var question) ->
          scene.isDatabaseQuestion(question)
              ? List.of()
              : List.of(
                  Controls.button(
                      ActionIds.PLAN_NOW, scene.say("Skip the questions"), scene.handle()));
    };
  }
}
