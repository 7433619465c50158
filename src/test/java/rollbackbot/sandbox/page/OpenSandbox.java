package rollbackbot.sandbox.page;

import java.nio.file.Path;
import java.time.Clock;
import rollbackbot.app.SandboxedBot;
import rollbackbot.sandbox.ChangeSignal;
import rollbackbot.sandbox.CurrentWorld;
import rollbackbot.sandbox.SandboxSettings;
import rollbackbot.sandbox.Speed;
import rollbackbot.sandbox.WorldWithBot;
import rollbackbot.sandbox.http.LoopbackServer;

/** A sandbox with its page, as the command starts it. */
final class OpenSandbox implements AutoCloseable {
  /** Pictures for the documents show what people see who don't hurry. */
  private static final Speed SPEED = Boolean.getBoolean("approve") ? Speed.USUAL : Speed.HURRIED;

  private final PageServer server;
  private final CurrentWorld current;

  OpenSandbox(Path folder) throws LoopbackServer.PortInUse {
    var changes = new ChangeSignal();
    this.server = PageServer.start(0);
    var settings =
        new SandboxSettings(
            folder.resolve("world"), Clock.systemUTC(), SPEED, SandboxedBot.program());
    this.current = CurrentWorld.open(settings, changes);
    server.show(new PageRoutes(current, changes));
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
