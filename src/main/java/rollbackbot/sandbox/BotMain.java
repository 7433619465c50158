package rollbackbot.sandbox;

import rollbackbot.app.Main;

/**
 * Runs the bot as {@code serve} does, and ends it when the sandbox that started it is gone. How
 * long it waits is the played world's speed, which {@code serve} itself knows nothing of.
 */
final class BotMain {
  private BotMain() {}

  /** The arguments are the sandbox's process id and its speed. */
  public static void main(String[] arguments) {
    ParentWatch.endWith(Long.parseLong(arguments[0]));
    Main.run(Speed.valueOf(arguments[1]).waits(), "serve");
  }
}
