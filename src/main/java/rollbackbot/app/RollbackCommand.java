package rollbackbot.app;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import rollbackbot.app.config.Configuration;
import rollbackbot.app.config.ConfigurationReader;
import rollbackbot.app.config.Reading;
import rollbackbot.app.terminal.LocalTerminal;
import rollbackbot.app.terminal.SocketCall;
import rollbackbot.app.terminal.TalkEnd;
import rollbackbot.rollback.TerminalCaller;
import rollbackbot.store.Database;
import rollbackbot.text.Language;
import rollbackbot.text.Text;
import rollbackbot.text.Wording;

/**
 * Rolls back without Slack: by the running bot of an embedded database, which is the only one to
 * work on it; else as a further process on the database, until the rollback has ended.
 */
@Command(
    name = "rollback",
    description =
        "Rolls an app back without Slack, on the machine of the bot: shows the plan, has the app's"
            + " name typed as confirmation, and follows it to its end. Exit code 0 once proven, 1"
            + " if it failed, 2 for bad usage or a plan that nobody confirmed.",
    mixinStandardHelpOptions = true)
final class RollbackCommand implements Callable<Integer> {
  private static final int MOST_WORDS = 300;

  /** Two dashes are what begins the reason. */
  private static final String NEVER_TYPED = "\0";

  private final Waits waits;
  private final Map<String, String> environment;

  @Parameters(
      arity = "1..*",
      paramLabel = "APP [VERSION] [because REASON]",
      description =
          "The app, the version to go back to, or previous, which is the default, and why.")
  private List<String> words = List.of();

  private RollbackCommand(Waits waits, Map<String, String> environment) {
    this.waits = waits;
    this.environment = environment;
  }

  /** With all that is typed behind the app's name as words: a reason may begin with dashes. */
  static CommandLine line(Waits waits, Map<String, String> environment) {
    return new CommandLine(new RollbackCommand(waits, environment))
        .setStopAtPositional(true)
        .setEndOfOptionsDelimiter(NEVER_TYPED);
  }

  /** As behind the slash command. */
  String text() {
    return String.join(" ", words);
  }

  @Override
  public Integer call() throws Exception {
    var text = text();
    var terminal = new LocalTerminal(System.in, System.out);
    var bot = hasOwnFile() ? SocketCall.to(folder()) : Optional.<SocketCall>empty();
    if (bot.isPresent()) {
      try (var call = bot.get()) {
        return byTheBot(call, text, terminal);
      }
    }
    return switch (ConfigurationReader.read(environment, Path.of(""))) {
      case Reading.Mistakes<Configuration>(var mistakes) -> {
        mistakes.forEach(System.err::println);
        yield ExitCodes.BAD_CONFIGURATION;
      }
      case Reading.Read<Configuration>(var configuration) ->
          onTheDatabase(configuration, text, terminal);
    };
  }

  private boolean hasOwnFile() {
    return variable("DATABASE_URL").isEmpty();
  }

  private Path folder() {
    return Path.of(variable("ROLLBACK_DATA_DIR").orElse("data"));
  }

  private Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name))
        .map(String::strip)
        .filter(value -> !value.isEmpty());
  }

  /** As the system's own programs find it. */
  private String locale() {
    return Stream.of("LC_ALL", "LC_MESSAGES", "LANG")
        .flatMap(name -> variable(name).stream())
        .findFirst()
        .orElse("");
  }

  private String say(String english, Text... parts) {
    return new Wording(Language.of(locale())).say(english, parts).plain();
  }

  private int byTheBot(SocketCall call, String text, LocalTerminal terminal) {
    var hook =
        new Stopping(
            () -> terminal.print("\n" + say("Left. What was confirmed goes on in the bot.")));
    var end = call.talk(text, locale(), terminal);
    hook.isOver();
    if (end.isEmpty()) {
      System.err.println(
          say("The bot has stopped. What was confirmed goes on once it runs again."));
    }
    return code(end.orElse(TalkEnd.FAILED));
  }

  private int onTheDatabase(Configuration configuration, String text, LocalTerminal terminal)
      throws Exception {
    // An empty database beside that of a running bot would know nothing of what is open there.
    if (configuration.database() instanceof Configuration.DatabaseSetting.Embedded(var folder)
        && !Database.isIn(folder)) {
      System.err.println(
          say(
              "No bot has worked in {folder}: set ROLLBACK_DATA_DIR, or DATABASE_URL, as the bot"
                  + " has it.",
              Text.foreign(folder.toString(), MOST_WORDS)));
      return ExitCodes.BAD_CONFIGURATION;
    }
    Bot bot;
    try {
      bot = Bot.startForTerminal(configuration, waits, Clock.systemUTC());
    } catch (Database.FolderInUse e) {
      System.err.println(
          say(
              "Another process uses the data folder {folder} and can't be reached from here: a"
                  + " rollback at another terminal, which ends by itself, or a bot. Type this again"
                  + " once it has ended.",
              Text.foreign(e.folder().toString(), MOST_WORDS)));
      return ExitCodes.FAILED;
    } catch (Database.FolderUnusable e) {
      System.err.println(e.getMessage() + "; set ROLLBACK_DATA_DIR as the bot has it");
      return ExitCodes.BAD_CONFIGURATION;
    } catch (Database.Refused e) {
      System.err.println(e.getMessage() + "; set DATABASE_URL as the bot has it");
      return ExitCodes.BAD_CONFIGURATION;
    } catch (Database.Away e) {
      System.err.println(e.getMessage());
      return ExitCodes.FAILED;
    }
    var hook =
        new Stopping(() -> {
          terminal.gone();
          bot.close();
        });
    var end =
        bot.talk()
            .talk(text, new TerminalCaller(System.getProperty("user.name"), locale()), terminal);
    hook.isOver();
    bot.close();
    return code(end);
  }

  private static int code(TalkEnd end) {
    return switch (end) {
      case PROVEN -> ExitCodes.FINE;
      case FAILED -> ExitCodes.FAILED;
      case BAD_USAGE -> ExitCodes.BAD_CONFIGURATION;
    };
  }

  /** What is done and said when somebody stops this process before it has come to its end. */
  private static final class Stopping {
    private final AtomicBoolean over = new AtomicBoolean();

    Stopping(Runnable act) {
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(
                  () -> {
                    if (!over.get()) {
                      act.run();
                    }
                  },
                  "stopped"));
    }

    void isOver() {
      over.set(true);
    }
  }
}
