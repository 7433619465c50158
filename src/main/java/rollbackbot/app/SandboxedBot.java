package rollbackbot.app;

import rollbackbot.sandbox.BotProgram;
import rollbackbot.sandbox.ParentWatch;
import rollbackbot.sandbox.Speed;

/**
 * The bot as the sandbox starts it: {@code serve}, at the sandbox's speed, of which {@code serve}
 * itself knows nothing, and no longer than the sandbox lives.
 */
public final class SandboxedBot {
  private SandboxedBot() {}

  /** What the sandbox is given to start. */
  public static BotProgram program() {
    return new BotProgram(
        SandboxedBot.class.getName(), speed -> waits(speed).rollback().health().goodFor());
  }

  /** The arguments are the sandbox's process id and its speed. */
  public static void main(String[] arguments) {
    ParentWatch.endWith(Long.parseLong(arguments[0]));
    Main.run(waits(Speed.valueOf(arguments[1])), "serve");
  }

  static Waits waits(Speed speed) {
    return switch (speed) {
      case USUAL -> Waits.standard();
      case HURRIED -> HurriedWaits.all();
    };
  }
}
