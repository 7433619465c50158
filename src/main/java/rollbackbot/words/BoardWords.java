package rollbackbot.words;

import java.util.List;
import java.util.Optional;
import rollbackbot.incident.State;
import rollbackbot.once.Trouble;
import rollbackbot.text.Control;
import rollbackbot.text.Draft;
import rollbackbot.text.Text;
import rollbackbot.text.Wording;

/**
 * What a capability says of its states.
 *
 * @param <S> its states, sealed in the room
 */
public interface BoardWords<S extends State> {

  Class<S> states();

  /** The state in a few words, behind the app's name. */
  Text heading(S state, Wording wording);

  /** What the board says of it. */
  void write(Scene scene, S state, Draft message);

  /** What is said below the buttons, where there is no room above them. */
  default Optional<Text> footer(Scene scene, S state) {
    return Optional.empty();
  }

  /** The dot before it. */
  default Text dot(S state) {
    return Text.foreign(
        switch (state.turn()) {
          case PERSON -> "🟠";
          case BOT, PLATFORM -> "🔵";
          case OVER -> "⚪";
        });
  }

  /** The board's first line. */
  default Text header(Scene scene, S state) {
    return dot(state)
        .and(scene.say("{app}: {state}", scene.appName(), heading(state, scene.wording())));
  }

  /** The buttons that only this state has. */
  default List<Control> controls(Scene scene, S state) {
    return List.of();
  }

  /** What the bot does about trouble with a service outside, and for how long. */
  default Text aboutTrouble(Scene scene, S state, Trouble trouble) {
    return TroubleLine.patience(scene, trouble);
  }
}
