package rollbackbot.sandbox.page;

import java.nio.file.Path;
import java.time.Clock;
import rollbackbot.app.SandboxedBot;
import rollbackbot.sandbox.ChangeSignal;
import rollbackbot.sandbox.CurrentWorld;
import rollbackbot.sandbox.SandboxSettings;
import rollbackbot.sandbox.Scenario;
import rollbackbot.sandbox.Speed;
import rollbackbot.sandbox.WorldWithBot;
import rollbackbot.whole.StartCache;

/** A sandbox with its page, as the command starts it; its bot's JVM starts from the run's cache. */
final class OpenSandbox implements AutoCloseable {
  /** Pictures for the documents show what people see who don't hurry. */
  private static final Speed SPEED = Boolean.getBoolean("approve") ? Speed.USUAL : Speed.HURRIED;

  private final PageServer server;
  private final CurrentWorld current;

  private OpenSandbox(Path folder, Scenario scenario) throws Exception {
    var program = SandboxedBot.program().with(StartCache.ofThisRun().forShipped());
    var settings = new SandboxSettings(folder.resolve("world"), Clock.systemUTC(), SPEED, program);
    var changes = new ChangeSignal();
    this.server = PageServer.start(0);
    this.current = CurrentWorld.open(settings, changes, scenario);
    server.show(new PageRoutes(current, changes));
  }

  /** In a story, which tests that leave it as it is may share; the bot isn't ready yet. */
  static OpenSandbox in(Scenario scenario, Path folder) throws Exception {
    return new OpenSandbox(folder, scenario);
  }

  String address() {
    return server.address().toString();
  }

  WorldWithBot now() {
    return current.now();
  }

  @Override
  public void close() {
    server.close();
    current.close();
  }
}
