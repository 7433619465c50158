package rollbackbot.app;

import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import rollbackbot.app.config.Configuration;
import rollbackbot.app.config.ConfigurationReader;
import rollbackbot.app.config.Reading;
import rollbackbot.app.http.PortUnusable;
import rollbackbot.store.Database;

/** Runs the bot until it is told to stop. */
@Command(
    name = "serve",
    description = "Runs the bot (the default).",
    mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
  private final Waits waits;

  ServeCommand(Waits waits) {
    this.waits = waits;
  }

  @Override
  public Integer call() throws Exception {
    return switch (ConfigurationReader.read(System.getenv(), Path.of(""))) {
      case Reading.Mistakes<Configuration>(var mistakes) -> {
        mistakes.forEach(System.err::println);
        yield ExitCodes.BAD_CONFIGURATION;
      }
      case Reading.Read<Configuration>(var configuration) -> serve(configuration);
    };
  }

  private int serve(Configuration configuration) throws Exception {
    Logging.use(configuration.logFormat());
    Thread.setDefaultUncaughtExceptionHandler(new LastWords(Runtime.getRuntime()::halt));
    try {
      var bot = Bot.start(configuration, waits, Clock.systemUTC());
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(bot), "stop"));
      new CountDownLatch(1).await();
      return ExitCodes.FINE;
    } catch (Database.FolderInUse e) {
      System.err.println(
          e.getMessage()
              + "; let it end, as a rollback at a terminal does by itself, or stop it. Only another"
              + " bot takes another ROLLBACK_DATA_DIR");
      return ExitCodes.BAD_CONFIGURATION;
    } catch (Database.FolderUnusable e) {
      System.err.println(e.getMessage() + "; set ROLLBACK_DATA_DIR to a folder of its own");
      return ExitCodes.BAD_CONFIGURATION;
    } catch (Database.Refused e) {
      System.err.println(e.getMessage() + "; correct DATABASE_URL, or the rights of its user");
      return ExitCodes.BAD_CONFIGURATION;
    } catch (PortUnusable e) {
      System.err.println(e.getMessage() + "; stop what listens there, or set PORT to another");
      return ExitCodes.FAILED;
    } catch (Database.Away e) {
      System.err.println(e.getMessage());
      return ExitCodes.FAILED;
    }
  }

  /** Told to stop, the process has done its work: without this the JVM would say 143. */
  private static void stop(Bot bot) {
    bot.close();
    Runtime.getRuntime().halt(ExitCodes.FINE);
  }
}
