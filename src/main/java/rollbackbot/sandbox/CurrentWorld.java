package rollbackbot.sandbox;

import java.time.Duration;
import java.util.Optional;
import rollbackbot.sandbox.slack.FakeSlack;
import rollbackbot.sandbox.slack.FakeSlackBuilder;
import rollbackbot.sandbox.slack.messages.AnythingListener;
import rollbackbot.sandbox.slack.workspace.PlayedWorkspace;

/**
 * The world that is played now, with the bot in it. Each scenario gets a fresh one, so that it
 * begins as it was written, whatever was played before.
 */
public final class CurrentWorld implements AutoCloseable {
  private static final Duration LONG = Duration.ofMinutes(1);

  private final SandboxSettings settings;
  private final ChangeSignal changes;
  private WorldWithBot played;

  private CurrentWorld(SandboxSettings settings, ChangeSignal changes, Optional<SavedWorld> saved) {
    this.settings = settings;
    this.changes = changes;
    this.played = saved.map(this::reopen).orElseGet(() -> build(Optional.empty()));
  }

  private CurrentWorld(SandboxSettings settings, ChangeSignal changes, Scenario scenario) {
    this.settings = settings;
    this.changes = changes;
    this.played = build(Optional.of(scenario));
  }

  /**
   * Opens it with the world that was saved in the folder, or else with a fresh one in which nothing
   * is wrong; the bot isn't ready yet when this returns.
   */
  public static CurrentWorld open(SandboxSettings settings, ChangeSignal changes) {
    return new CurrentWorld(settings, changes, SavedWorld.take(settings.folder()));
  }

  /** Opens it with a fresh world, set up for the scenario. */
  public static CurrentWorld open(
      SandboxSettings settings, ChangeSignal changes, Scenario scenario) {
    return new CurrentWorld(settings, changes, scenario);
  }

  private WorldWithBot build(Optional<Scenario> scenario) {
    Folders.renew(settings.folder());
    var world = PlayedWorld.open(settings.folder(), settings.clock(), slack());
    var fresh = withBot(world, scenario);
    scenario.ifPresent(chosen -> prepare(fresh, chosen));
    fresh.startBot();
    return fresh;
  }

  private WorldWithBot reopen(SavedWorld saved) {
    var world = PlayedWorld.reopen(settings.folder(), settings.clock(), slack(), saved);
    world.playTraffic(settings.clock());
    var again = withBot(world, saved.scenario());
    again.startBot();
    return again;
  }

  private FakeSlack slack() {
    var slack = FakeSlack.of(PlayedWorkspace.example());
    return (settings.speed().limitsSlack() ? slack : patient(slack)).start();
  }

  /** On a small machine that plays everything, nothing is too late for its slowness. */
  private static FakeSlackBuilder patient(FakeSlackBuilder slack) {
    return slack.withoutRateLimits().patience(LONG).triggerLife(LONG);
  }

  private WorldWithBot withBot(PlayedWorld world, Optional<Scenario> scenario) {
    world.slack().listen(new AnythingListener(changes::signal));
    if (scenario.equals(Optional.of(Scenario.SECOND_PERSON))) {
      world.asksASecondPerson();
    }
    if (scenario.equals(Optional.of(Scenario.ANSWERED_QUESTIONS))) {
      world.nameFlagsOfStatusPage();
    }
    var data = settings.folder().resolve("bot");
    var bot = new SandboxBot(() -> world.environment(data), settings, changes::signal);
    return new WorldWithBot(
        world, new Switches(world, settings.speed()), bot, settings.speed(), scenario);
  }

  private void prepare(WorldWithBot fresh, Scenario scenario) {
    fresh.world().playTraffic(settings.clock());
    if (scenario != Scenario.ANSWERED_QUESTIONS) {
      fresh.world().breakCheckout();
    }
    switch (scenario) {
      case ANSWERED_QUESTIONS -> fresh.world().breakStatusPage(settings.clock());
      case BROKEN_CHECKOUT, FEATURE_OFF, RESTORE_DATABASE, SECOND_PERSON -> {
        // The broken release is all there is to it.
      }
      case FAILING_BUILD -> fresh.switches().next(NextDeployment.BUILD_ERROR);
      case DYING_BOT -> fresh.switches().whileDeploymentIsAskedFor(fresh.bot()::kill);
    }
  }

  public synchronized WorldWithBot now() {
    return played;
  }

  /** Clears everything away and sets a scenario up. */
  public synchronized void replace(Scenario scenario) {
    played.drop();
    played = build(Optional.of(scenario));
    changes.signal();
  }

  /** Ends the bot and saves the world in the folder. */
  @Override
  public synchronized void close() {
    played.save(settings.folder());
  }
}
