package rollbackbot.sandbox;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import rollbackbot.sandbox.slack.FakeSlack;
import rollbackbot.sandbox.slack.messages.AnythingListener;
import rollbackbot.sandbox.slack.workspace.PlayedWorkspace;

/**
 * The world that is played now, with the bot in it. Each scenario gets a fresh one, so that it
 * begins as it was written, whatever was played before.
 */
public final class CurrentWorld implements AutoCloseable {
  private final Path folder;
  private final Clock clock;
  private final Speed speed;
  private final ChangeSignal changes;
  private WorldWithBot played;

  private CurrentWorld(Path folder, Clock clock, ChangeSignal changes, WorldWithBot played) {
    this.folder = folder;
    this.clock = clock;
    this.speed = played.speed();
    this.changes = changes;
    this.played = played;
  }

  /**
   * Opens it with the world that was kept in the folder, or else with one at peace; the bot isn't
   * ready yet when this returns.
   */
  public static CurrentWorld open(Path folder, Clock clock, Speed speed, ChangeSignal changes) {
    var played =
        SavedWorld.take(folder)
            .map(kept -> reopen(folder, clock, speed, changes, kept))
            .orElseGet(() -> build(folder, clock, speed, changes, Optional.empty()));
    return new CurrentWorld(folder, clock, changes, played);
  }

  /** Opens it with a fresh world, set up for the scenario. */
  public static CurrentWorld open(
      Path folder, Clock clock, Speed speed, ChangeSignal changes, Optional<Scenario> scenario) {
    return new CurrentWorld(folder, clock, changes, build(folder, clock, speed, changes, scenario));
  }

  private static WorldWithBot build(
      Path folder, Clock clock, Speed speed, ChangeSignal changes, Optional<Scenario> scenario) {
    Folders.renew(folder);
    var played =
        around(PlayedWorld.open(folder, clock, slack(speed)), folder, speed, changes, scenario);
    scenario.ifPresent(chosen -> prepare(played, chosen));
    played.startBot();
    return played;
  }

  private static FakeSlack slack(Speed speed) {
    var slack = FakeSlack.of(PlayedWorkspace.example());
    return (speed.limitsSlack() ? slack : slack.withoutRateLimits()).start();
  }

  private static WorldWithBot reopen(
      Path folder, Clock clock, Speed speed, ChangeSignal changes, SavedWorld kept) {
    var world = PlayedWorld.reopen(folder, clock, slack(speed), kept);
    var played = around(world, folder, speed, changes, kept.scenario());
    played.startBot();
    return played;
  }

  private static WorldWithBot around(
      PlayedWorld world,
      Path folder,
      Speed speed,
      ChangeSignal changes,
      Optional<Scenario> scenario) {
    world.slack().listen(new AnythingListener(changes::signal));
    var bot =
        new SandboxBot(
            port -> world.environment(folder.resolve("bot"), port), folder, speed, changes::signal);
    return new WorldWithBot(world, new Switches(world, speed), bot, speed, scenario);
  }

  private static void prepare(WorldWithBot played, Scenario scenario) {
    var world = played.world();
    world.breakCheckout();
    switch (scenario) {
      case BROKEN_CHECKOUT, FEATURE_OFF, RESTORE_DATABASE -> {
        // The broken release is all there is to it.
      }
      case FAILING_BUILD -> played.switches().next(NextDeployment.BUILD_ERROR);
      case DYING_BOT -> played.switches().whileDeploymentIsAskedFor(played.bot()::kill);
    }
  }

  public synchronized WorldWithBot now() {
    return played;
  }

  /** Clears everything away and sets a scenario up. */
  public synchronized void replace(Optional<Scenario> scenario) {
    played.drop();
    played = build(folder, clock, speed, changes, scenario);
    changes.signal();
  }

  /** Ends the bot and keeps the world in the folder. */
  @Override
  public synchronized void close() {
    played.keep(folder);
  }
}
