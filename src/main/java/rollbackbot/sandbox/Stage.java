package rollbackbot.sandbox;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/**
 * A played world and the real bot in it. Each scenario gets a fresh one, so that it begins as it
 * was written, whatever was played before.
 */
public final class Stage implements AutoCloseable {
  private final Path folder;
  private final Clock clock;
  private final Changes changes;
  private Set set;

  /** All that a scenario changes. */
  public record Set(
      PlayedWorld world, Switchboard switchboard, BotProcess bot, Optional<Scenario> scenario) {

    /** Starts the bot, unless it runs. */
    public void startBot() {
      world.slack().deliverTo(bot.start());
    }

    void close() {
      bot.close();
      world.close();
    }
  }

  private Stage(Path folder, Clock clock, Changes changes, Set set) {
    this.folder = folder;
    this.clock = clock;
    this.changes = changes;
    this.set = set;
  }

  /** Opens it with a world at peace; the bot isn't ready yet when this returns. */
  public static Stage open(Path folder, Clock clock, Changes changes) {
    return open(folder, clock, changes, Optional.empty());
  }

  public static Stage open(Path folder, Clock clock, Changes changes, Optional<Scenario> scenario) {
    return new Stage(folder, clock, changes, build(folder, clock, changes, scenario));
  }

  private static Set build(Path folder, Clock clock, Changes changes, Optional<Scenario> scenario) {
    Folders.create(folder);
    var world = PlayedWorld.open(folder, clock);
    world.slack().listen(new RingingListener(changes));
    var bot =
        new BotProcess(
            port -> world.environment(folder.resolve("bot"), port), folder, changes::ring);
    var set = new Set(world, new Switchboard(world), bot, scenario);
    scenario.ifPresent(chosen -> prepare(set, chosen));
    set.startBot();
    return set;
  }

  private static void prepare(Set set, Scenario scenario) {
    var world = set.world();
    world.breakCheckout();
    switch (scenario) {
      case BROKEN_CHECKOUT -> {
        // The broken release is all there is to it.
      }
      case FAILING_BUILD -> set.switchboard().next(NextDeployment.BUILD_ERROR);
      case DYING_BOT -> set.switchboard().whileDeploymentIsAskedFor(set.bot()::kill);
    }
  }

  public synchronized Set set() {
    return set;
  }

  /** Clears everything away and sets a scenario up. */
  public synchronized void set(Optional<Scenario> scenario) {
    set.close();
    Folders.delete(folder);
    set = build(folder, clock, changes, scenario);
    changes.ring();
  }

  @Override
  public synchronized void close() {
    set.close();
  }
}
