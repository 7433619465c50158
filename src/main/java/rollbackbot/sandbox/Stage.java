package rollbackbot.sandbox;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import rollbackbot.sandbox.slack.FakeSlack;
import rollbackbot.sandbox.slack.workspace.PlayedWorkspace;

/**
 * A played world and the real bot in it. Each scenario gets a fresh one, so that it begins as it
 * was written, whatever was played before.
 */
public final class Stage implements AutoCloseable {
  private final Path folder;
  private final Clock clock;
  private final Tempo tempo;
  private final Changes changes;
  private Set set;

  /** All that a scenario changes. */
  public record Set(
      PlayedWorld world,
      Switchboard switchboard,
      BotProcess bot,
      Tempo tempo,
      Optional<Scenario> scenario) {

    /** Starts the bot, unless it runs. */
    public void startBot() {
      world.slack().deliverTo(bot.start());
    }

    void keep(Path folder) {
      bot.close();
      Keepsake.of(world, scenario).write(folder);
      world.close();
    }

    void drop() {
      bot.kill();
      world.close();
    }
  }

  private Stage(Path folder, Clock clock, Changes changes, Set set) {
    this.folder = folder;
    this.clock = clock;
    this.tempo = set.tempo();
    this.changes = changes;
    this.set = set;
  }

  /**
   * Opens it with the world that was kept in the folder, or else with one at peace; the bot isn't
   * ready yet when this returns.
   */
  public static Stage open(Path folder, Clock clock, Tempo tempo, Changes changes) {
    var set =
        Keepsake.take(folder)
            .map(kept -> reopen(folder, clock, tempo, changes, kept))
            .orElseGet(() -> build(folder, clock, tempo, changes, Optional.empty()));
    return new Stage(folder, clock, changes, set);
  }

  /** Opens it with a fresh world, set up for the scenario. */
  public static Stage open(
      Path folder, Clock clock, Tempo tempo, Changes changes, Optional<Scenario> scenario) {
    return new Stage(folder, clock, changes, build(folder, clock, tempo, changes, scenario));
  }

  private static Set build(
      Path folder, Clock clock, Tempo tempo, Changes changes, Optional<Scenario> scenario) {
    Folders.renew(folder);
    var set =
        around(PlayedWorld.open(folder, clock, slack(tempo)), folder, tempo, changes, scenario);
    scenario.ifPresent(chosen -> prepare(set, chosen));
    set.startBot();
    return set;
  }

  private static FakeSlack slack(Tempo tempo) {
    var slack = FakeSlack.of(PlayedWorkspace.example());
    return (tempo.limitsSlack() ? slack : slack.withoutRateLimits()).start();
  }

  private static Set reopen(Path folder, Clock clock, Tempo tempo, Changes changes, Keepsake kept) {
    var world = PlayedWorld.reopen(folder, clock, slack(tempo), kept);
    var set = around(world, folder, tempo, changes, kept.scenario());
    set.startBot();
    return set;
  }

  private static Set around(
      PlayedWorld world, Path folder, Tempo tempo, Changes changes, Optional<Scenario> scenario) {
    world.slack().listen(new RingingListener(changes));
    var bot =
        new BotProcess(
            port -> world.environment(folder.resolve("bot"), port), folder, tempo, changes::ring);
    return new Set(world, new Switchboard(world, tempo), bot, tempo, scenario);
  }

  private static void prepare(Set set, Scenario scenario) {
    var world = set.world();
    world.breakCheckout();
    switch (scenario) {
      case BROKEN_CHECKOUT, FEATURE_OFF, RESTORE_DATABASE -> {
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
    set.drop();
    set = build(folder, clock, tempo, changes, scenario);
    changes.ring();
  }

  /** Ends the bot and keeps the world in the folder. */
  @Override
  public synchronized void close() {
    set.keep(folder);
  }
}
