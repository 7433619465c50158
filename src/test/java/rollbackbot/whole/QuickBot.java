package rollbackbot.whole;

import rollbackbot.app.Main;
import rollbackbot.app.QuickWaits;

/**
 * The real bot as a process, from its environment, with quick waits: {@code serve}, or the command
 * that it is given. {@link BotProcess#startQuick} runs it.
 */
final class QuickBot {
  private QuickBot() {}

  public static void main(String[] arguments) {
    Main.run(QuickWaits.ofProcess(), arguments.length == 0 ? new String[] {"serve"} : arguments);
  }
}
