package rollbackbot.sandbox.page;

import java.nio.file.Path;
import java.time.Clock;
import rollbackbot.sandbox.Changes;
import rollbackbot.sandbox.Stage;
import rollbackbot.sandbox.Tempo;

/** A sandbox with its page, as the command starts it. */
final class OpenSandbox implements AutoCloseable {
  /** Pictures for the documents show what people see who don't hurry. */
  private static final Tempo TEMPO = Boolean.getBoolean("approve") ? Tempo.USUAL : Tempo.HURRIED;

  private final PageServer server;
  private final Stage stage;

  OpenSandbox(Path folder) throws PageServer.PortInUse {
    var changes = new Changes();
    this.server = PageServer.start(0);
    this.stage = Stage.open(folder.resolve("world"), Clock.systemUTC(), TEMPO, changes);
    server.show(new Routes(stage, changes));
  }

  String address() {
    return server.address().toString();
  }

  Stage.Set set() {
    return stage.set();
  }

  @Override
  public void close() {
    server.close();
    stage.close();
  }
}
