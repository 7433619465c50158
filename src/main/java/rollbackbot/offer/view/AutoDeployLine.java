package rollbackbot.offer.view;

import java.util.Optional;
import rollbackbot.text.Text;
import rollbackbot.words.Scene;

/** How auto-deploy stands, and where that is told: once, on the board or in the thread. */
sealed interface AutoDeployLine {
  /** What is said of it. */
  Text text();

  /** All of it, in one message. */
  default Text whole(Scene scene) {
    return text();
  }

  /** Whether who reads the channel alone is to know. */
  default boolean isOnTheBoard() {
    return this instanceof Paused || this instanceof Danger;
  }

  /** What the thread tells of it at an end. */
  Optional<Text> inThread(Scene scene);

  /** It is off because of a rollback: the board says so, the thread what that means. */
  record Paused(Text text) implements AutoDeployLine {
    @Override
    public Text whole(Scene scene) {
      return text.and(scene.say("A new push isn't deployed until it is turned back on."));
    }

    @Override
    public Optional<Text> inThread(Scene scene) {
      return Optional.of(
          scene.say("A new push isn't deployed until auto-deploy is turned back on."));
    }
  }

  /** Whoever reads the channel must know. */
  record Danger(Text text) implements AutoDeployLine {
    @Override
    public Optional<Text> inThread(Scene scene) {
      return Optional.empty();
    }
  }

  /** As it always was: nothing worth a word at an end. */
  record Usual(Text text) implements AutoDeployLine {
    @Override
    public Optional<Text> inThread(Scene scene) {
      return Optional.empty();
    }
  }

  /** It is as it should be, or off without a rollback's doing. */
  record Calm(Text text) implements AutoDeployLine {
    @Override
    public Optional<Text> inThread(Scene scene) {
      return Optional.of(text);
    }
  }
}
