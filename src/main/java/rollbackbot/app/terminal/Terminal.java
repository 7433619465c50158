package rollbackbot.app.terminal;

import java.util.Optional;

/** Where lines are shown to somebody and read from them. */
public interface Terminal {

  void print(String line);

  /**
   * Asks for a line.
   *
   * @return what was typed; empty once nothing more can be
   */
  Optional<String> ask(String prompt);

  /** Whether anybody is still there. */
  boolean isOpen();

  /** What is to be done where nobody is there any more, and the process ends for it. */
  void whenGone(Runnable act);
}
