package rollbackbot.sandbox;

import rollbackbot.app.Main;

/**
 * Runs the bot as {@code serve} does, and ends it when the sandbox that started it is gone. How
 * long it waits is the played world's tempo, which {@code serve} itself knows nothing of.
 */
final class BotMain {
  private BotMain() {}

  /** The arguments are the sandbox's process id and its tempo. */
  public static void main(String[] arguments) {
    ParentWatch.endWith(Long.parseLong(arguments[0]));
    Main.run(Tempo.valueOf(arguments[1]).waits(), "serve");
  }
}
