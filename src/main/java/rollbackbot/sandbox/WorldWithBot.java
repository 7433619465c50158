package rollbackbot.sandbox;

import java.nio.file.Path;
import java.util.Optional;

/** A played world and the real bot in it: all that a scenario changes. */
public record WorldWithBot(
    PlayedWorld world,
    Switches switches,
    SandboxBot bot,
    Speed speed,
    Optional<Scenario> scenario) {

  /** Starts the bot, unless it runs. */
  public void startBot() {
    bot.start(world.slack()::deliverTo);
  }

  /** Ends both, and writes what the next run goes on from. */
  void save(Path folder) {
    bot.close();
    SavedWorld.of(world, scenario).write(folder);
    world.close();
  }

  /** Ends both, and keeps nothing. */
  void drop() {
    bot.kill();
    world.close();
  }
}
