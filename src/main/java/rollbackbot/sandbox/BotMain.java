package rollbackbot.sandbox;

import rollbackbot.app.Main;

/** Runs the bot as {@code serve} does, and ends it when the sandbox that started it is gone. */
final class BotMain {
  private BotMain() {}

  public static void main(String[] arguments) {
    ParentWatch.endWithParent();
    Main.main(new String[] {"serve"});
  }
}
