package rollbackbot.question;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import rollbackbot.evidence.Claim;
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
  private static final int VERSION = 40;

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
    if (!isFull(scene)) {
      message.section(inThread(scene));
    }
  }

  @Override
  public Optional<Text> footer(Scene scene, QuestionState state) {
    return isFull(scene) ? Optional.of(inThread(scene)) : Optional.empty();
  }

  private static Text inThread(Scene scene) {
    return scene.say("The question is in the thread.");
  }

  /** Whether the board tells so much that a phone would show its buttons too late. */
  private static boolean isFull(Scene scene) {
    return scene.incident().evidence().isPresent() || scene.incident().trouble().isPresent();
  }

  @Override
  public List<Control> controls(Scene scene, QuestionState state) {
    return switch (state) {
      case QuestionState.Deciding(var question) ->
          scene.isDatabaseQuestion(question)
              ? back(scene)
              : Stream.concat(
                      back(scene).stream(),
                      Stream.of(
                          Controls.button(
                              ActionIds.PLAN_NOW, scene.say("Skip the questions"), scene.handle())))
                  .toList();
    };
  }

  /** Beside the questions, where all that is known speaks for it. */
  private static List<Control> back(Scene scene) {
    return scene.incident().evidence().stream()
        .flatMap(evidence -> evidence.claims(Claim.AllSpeaksForGoingBack.class))
        .<Control>map(it ->
            Controls.primary(
                ActionIds.PLAN_NOW_BACK,
                scene.say("Back to {version}", Text.foreign(it.version().words(), VERSION)),
                scene.handle()))
        .toList();
  }
}
