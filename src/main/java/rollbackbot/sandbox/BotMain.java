package rollbackbot.sandbox;

import rollbackbot.app.Main;

/** Runs the bot as {@code serve} does, and ends it when the sandbox that started it is gone. */
final class BotMain {
  private BotMain() {}

  /** The one argument is the sandbox's process id. */
  public static void main(String[] arguments) {
    ParentWatch.endWith(Long.parseLong(arguments[0]));
    Main.main(new String[] {"serve"});
  }
}
