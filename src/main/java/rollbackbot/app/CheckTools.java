package rollbackbot.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import rollbackbot.app.config.Configuration;
import rollbackbot.app.config.Configuration.DatabaseSetting;
import rollbackbot.app.services.ClientSettings;
import rollbackbot.app.services.ConfiguredApps;
import rollbackbot.app.services.Services;
import rollbackbot.check.AppCheck;
import rollbackbot.check.Finding;
import rollbackbot.history.HistoryReader;
import rollbackbot.jobs.WakeUps;
import rollbackbot.once.LivedTime;
import rollbackbot.once.SteadyClock;
import rollbackbot.release.App;
import rollbackbot.release.AppName;
import rollbackbot.release.DeploymentId;
import rollbackbot.release.history.OutputVersionCache;
import rollbackbot.slack.SlackSide;
import rollbackbot.store.AuditTrail;
import rollbackbot.store.Database;
import rollbackbot.store.SqlIncidents;
import rollbackbot.store.SqlOutputVersionCache;
import rollbackbot.version.Nearest;
import rollbackbot.version.OutputVersion;

/** What a check on the command line needs of the bot, beside a bot that may be running. */
final class CheckTools implements AutoCloseable {
  private final Configuration configuration;
  private final Store store;
  private final ConfiguredApps apps;
  private final InstallationCheck installation;
  private final AppCheck check;

  private CheckTools(
      Configuration configuration,
      Store store,
      ConfiguredApps apps,
      InstallationCheck installation,
      AppCheck check) {
    this.configuration = configuration;
    this.store = store;
    this.apps = apps;
    this.installation = installation;
    this.check = check;
  }

  static CheckTools of(Configuration configuration, Waits waits, Clock clock, LivedTime lived) {
    var steady = SteadyClock.from(clock, lived);
    var services =
        Services.of(
            configuration,
            waits.rollback(),
            waits.calls(),
            ProductVersion.userAgent(),
            () -> 1,
            () -> UUID.randomUUID().toString(),
            (_, _, _) -> {},
            clock,
            steady);
    var platform = services.scalingo().platform();
    var slack =
        new SlackSide(
            ClientSettings.slack(configuration),
            waits.rollback(),
            waits.publishing(),
            clock,
            steady,
            (_, _, _) -> {});
    var store = Store.beside(configuration.database());
    var incidents =
        new SqlIncidents(
            store.database(), new DatabaseWakeUps(new WakeUps(clock), new CommitBell()));
    var reader =
        new HistoryReader(
            platform, services.repositories(), incidents, new Remembered(store, clock), clock);
    return new CheckTools(
        configuration,
        store,
        services.apps(),
        new InstallationCheck(configuration, slack.tokens(), platform),
        services.check(reader));
  }

  List<Finding> installation() {
    return installation.findings();
  }

  List<Finding> app(App app) {
    return check.of(app);
  }

  /** The apps that the file names. */
  List<App> named() {
    return configuration.apps().map(all -> List.copyOf(all.values())).orElseGet(List::of);
  }

  /** An app of the file; without any there, any name may be one. */
  Optional<App> find(String name) {
    return Optional.of(name)
        .filter(AppName::isValid)
        .map(AppName::new)
        .flatMap(apps::withoutAsking);
  }

  Optional<String> near(String name) {
    return Nearest.to(name, named().stream().map(app -> app.name().value()).toList());
  }

  @Override
  public void close() {
    store.close();
  }

  /** What is remembered of outputs; what is read now is forgotten again. */
  private static final class Remembered implements OutputVersionCache {
    private final OutputVersionCache stored;
    private final Map<DeploymentId, List<OutputVersion>> read = new HashMap<>();

    Remembered(Store store, Clock clock) {
      stored = new SqlOutputVersionCache(store.database(), clock);
    }

    @Override
    public Optional<List<OutputVersion>> find(DeploymentId deployment) {
      return Optional.ofNullable(read.get(deployment)).or(() -> stored.find(deployment));
    }

    @Override
    public void remember(DeploymentId deployment, List<OutputVersion> versions) {
      read.put(deployment, versions);
    }
  }

  /**
   * The bot's database for reading, or an empty one where there is none yet.
   *
   * @param made the folder of the empty one
   */
  private record Store(Database database, Optional<Path> made) implements AutoCloseable {
    static Store beside(DatabaseSetting setting) {
      try (var _ = AuditCommand.open(setting)) {
        return new Store(reading(setting), Optional.empty());
      } catch (AuditTrail.NotThere | Database.FolderUnusable | Database.Refused | Database.Away e) {
        // Told by the check of the installation; the apps are checked all the same.
        return empty();
      }
    }

    private static Database reading(DatabaseSetting setting) {
      return switch (setting) {
        case DatabaseSetting.Embedded(var directory) -> Database.reading(directory);
        case DatabaseSetting.Postgres(var address) -> Database.reading(address);
      };
    }

    private static Store empty() {
      try {
        var folder = Files.createTempDirectory("rollback-bot-check");
        return new Store(Database.open(folder), Optional.of(folder));
      } catch (IOException e) {
        throw new UncheckedIOException("making an empty database", e);
      }
    }

    @Override
    public void close() {
      database.close();
      made.ifPresent(Store::delete);
    }

    private static void delete(Path folder) {
      try (var files = Files.list(folder)) {
        for (var file : files.toList()) {
          Files.delete(file);
        }
        Files.delete(folder);
      } catch (IOException e) {
        throw new UncheckedIOException("deleting " + folder, e);
      }
    }
  }
}
