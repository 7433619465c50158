package rollbackbot.sandbox;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import rollbackbot.sandbox.http.LoopbackServer;
import rollbackbot.sandbox.page.PageRoutes;
import rollbackbot.sandbox.page.PageServer;

/** The page and the world behind it, from start to end. */
final class Sandbox {
  private static final String FOLDER = "rollback-sandbox";

  private final Clock clock;
  private final Speed speed;
  private final BotProgram program;
  private final PrintWriter out;

  Sandbox(Clock clock, Speed speed, BotProgram program, PrintWriter out) {
    this.clock = clock;
    this.speed = speed;
    this.program = program;
    this.out = out;
  }

  /**
   * Runs until this process is told to end.
   *
   * @param data where the state is kept; a folder that goes with the process if none
   */
  void run(int port, Optional<Path> data)
      throws LoopbackServer.PortInUse, FolderLock.Taken, FolderLock.Unusable, InterruptedException {
    var page = PageServer.start(port);
    var folder = data.orElseGet(Folders::temporary);
    var lock = FolderLock.take(folder);
    var changes = new ChangeSignal();
    var settings = new SandboxSettings(folder.resolve(FOLDER), clock, speed, program);
    var current = CurrentWorld.open(settings, changes);
    page.show(new PageRoutes(current, changes));
    out.println("The sandbox is at " + page.address() + " (Ctrl-C ends it)");
    out.flush();

    var ended = new CountDownLatch(1);
    Runnable end =
        () -> {
          page.close();
          current.close();
          lock.release();
          if (data.isEmpty()) {
            Folders.delete(folder);
          }
          ended.countDown();
        };
    Runtime.getRuntime().addShutdownHook(new Thread(end, "sandbox-end"));
    ended.await();
  }
}
