package rollbackbot.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import rollbackbot.app.config.Configuration.DatabaseSetting;
import rollbackbot.app.config.ConfigurationReader;
import rollbackbot.app.config.Reading;
import rollbackbot.app.config.StoreSettings;
import rollbackbot.audit.ChainCheck;
import rollbackbot.release.AppName;
import rollbackbot.secret.SecretCleaner;
import rollbackbot.store.AuditTrail;
import rollbackbot.store.Database;
import rollbackbot.version.Nearest;

/** Reads the audit trail, beside a bot that may be running. */
@Command(
    name = "audit",
    description =
        "Prints who did what, when and why, a row a line, or checks that nobody changed it.",
    mixinStandardHelpOptions = true)
final class AuditCommand implements Callable<Integer> {
  private final Map<String, String> environment;
  private final Path workingDirectory;
  private final ZoneId zone;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Option(names = "--app", paramLabel = "NAME", description = "Only what is about this app.")
  private Optional<String> app = Optional.empty();

  @Option(
      names = "--since",
      paramLabel = "DATE",
      description =
          "Only what happened then or later: 2026-11-30, 2026-11-30T03:00 (in this machine's time"
              + " zone) or 2026-11-30T03:00:00+01:00.")
  private Optional<String> since = Optional.empty();

  @Option(names = "--json", description = "An object a line.")
  private boolean json;

  @Option(
      names = "--verify",
      description =
          "Checks the whole chain instead; names the first row that isn't as it was written.")
  private boolean verify;

  /**
   * The command of an installation.
   *
   * @param zone in which dates without one are meant, and dates are shown
   */
  AuditCommand(Map<String, String> environment, Path workingDirectory, ZoneId zone) {
    this.environment = environment;
    this.workingDirectory = workingDirectory;
    this.zone = zone;
  }

  @Override
  public Integer call() {
    var from = since.map(text -> Since.read(text, zone).orElseThrow(() -> noDate(text)));
    return switch (ConfigurationReader.readStore(environment, workingDirectory)) {
      case Reading.Mistakes<StoreSettings>(var mistakes) -> {
        mistakes.forEach(err()::println);
        yield ExitCodes.BAD_CONFIGURATION;
      }
      case Reading.Read<StoreSettings>(var settings) -> read(settings, from);
    };
  }

  private int read(StoreSettings settings, Optional<Instant> from) {
    try (var trail = open(settings.database())) {
      checkApp(settings, trail);
      return verify ? verify(trail) : print(trail, from, new SecretCleaner(settings.secrets()));
    } catch (AuditTrail.NotThere e) {
      err().println("audit: " + e.getMessage());
      return ExitCodes.BAD_CONFIGURATION;
    } catch (Database.FolderUnusable e) {
      err().println("audit: " + e.getMessage() + "; correct ROLLBACK_DATA_DIR, or its rights");
      return ExitCodes.BAD_CONFIGURATION;
    } catch (Database.Refused e) {
      err()
          .println(
              "audit: " + e.getMessage() + "; correct DATABASE_URL, or the rights of its user");
      return ExitCodes.BAD_CONFIGURATION;
    } catch (Database.Away e) {
      err().println("audit: " + e.getMessage());
      return ExitCodes.FAILED;
    }
  }

  static AuditTrail open(DatabaseSetting setting) {
    return switch (setting) {
      case DatabaseSetting.Embedded(var directory) -> AuditTrail.in(directory);
      case DatabaseSetting.Postgres(var address) -> AuditTrail.at(address);
    };
  }

  /** An app is known if a row is about it, or the file names it. */
  private void checkApp(StoreSettings settings, AuditTrail trail) {
    if (app.isEmpty()) {
      return;
    }
    var known = new TreeSet<>(trail.apps());
    settings.apps().stream().map(AppName::value).forEach(known::add);
    if (!known.contains(app.get())) {
      throw unknownApp(app.get(), known);
    }
  }

  private ParameterException unknownApp(String typed, Set<String> known) {
    var cure =
        Nearest.to(typed, known)
            .map(near -> "did you mean " + near + "?")
            .orElseGet(() ->
                known.isEmpty()
                    ? "no row is about any app yet"
                    : "there are " + String.join(", ", known));
    return mistake("--app " + typed + ": no such app; " + cure);
  }

  private ParameterException noDate(String typed) {
    return mistake(
        "--since %s: no date; write 2026-11-30, 2026-11-30T03:00 (in %s) or 2026-11-30T03:00:00Z"
            .formatted(typed, zone));
  }

  private ParameterException mistake(String words) {
    return new ParameterException(spec.commandLine(), AuditLines.onOneLine(words));
  }

  private int verify(AuditTrail trail) {
    var result = trail.check();
    out().println(json ? AuditLines.json(result) : AuditLines.text(result));
    return switch (result) {
      case ChainCheck.Result.Whole _ -> ExitCodes.FINE;
      case ChainCheck.Result.Broken _ -> ExitCodes.FAILED;
    };
  }

  /** Until nobody reads any more, as with {@code | head}. */
  private int print(AuditTrail trail, Optional<Instant> from, SecretCleaner cleaner) {
    var lines = new AuditLines(cleaner, zone);
    var out = out();
    trail.read(
        app,
        from,
        row -> {
          out.println(json ? lines.json(row) : lines.text(row));
          return !out.checkError();
        });
    return ExitCodes.FINE;
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  private PrintWriter err() {
    return spec.commandLine().getErr();
  }
}
