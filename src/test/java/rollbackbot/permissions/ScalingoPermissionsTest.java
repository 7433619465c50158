package rollbackbot.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import rollbackbot.archive.ArchiveFile;
import rollbackbot.archive.ArchiveFile.Taken;
import rollbackbot.archive.ArchiveSource;
import rollbackbot.archive.Tar;
import rollbackbot.database.DatabaseId;
import rollbackbot.evidence.RouterCount;
import rollbackbot.http.Service;
import rollbackbot.release.DeploymentId;
import rollbackbot.release.PlatformApp;
import rollbackbot.sandbox.scalingo.FakeScalingo;
import rollbackbot.sandbox.scalingo.apps.SimulatedLink;
import rollbackbot.sandbox.scalingo.deployments.DeploymentScript;
import rollbackbot.scalingo.Clients;
import rollbackbot.scalingo.ScalingoAccount;
import rollbackbot.source.BranchName;
import rollbackbot.source.CommitId;

/** Each call to Scalingo that the list has is one that the bot's client makes. */
class ScalingoPermissionsTest {
  private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
  private static final PlatformApp APP = new PlatformApp("my-app", "osc-fr1");
  private static final CommitId COMMIT = new CommitId("4".repeat(40));

  private final FakeScalingo fake =
      new FakeScalingo(() -> NOW, 0, (_, _, _) -> Optional.of(COMMIT));
  private final ScalingoAccount account = Clients.account(fake.url(), fake.apiToken(), () -> NOW);
  private DeploymentId ran = new DeploymentId("");
  private DatabaseId database = new DatabaseId("");

  @BeforeEach
  void app() {
    fake.addApp(APP.name());
    fake.link(
        APP.name(), SimulatedLink.selfHosted("http://git.example", "acme", "my-app", "main", true));
    ran = fake.addPast(APP.name(), COMMIT, NOW.minusSeconds(500), "bob", DeploymentScript.SUCCESS);
    database =
        fake.addDatabase(APP.name(), "postgresql", "postgresql-starter-512", NOW.minusSeconds(999));
    fake.addBackup(APP.name(), database, NOW.minusSeconds(400), true, 1);
  }

  @AfterEach
  void close() {
    fake.close();
  }

  @Test
  void nothingIsListedThatIsNeverSent() {
    deployments();
    environment();
    databases();

    assertThat(Sent.neverAmong(sent(), Service.SCALINGO, Service.UPLOADS)).isEmpty();
  }

  private List<Sent> sent() {
    return fake.calls().stream()
        .map(call -> new Sent(call.method(), HttpUrl.get(fake.url() + call.path())))
        .toList();
  }

  private void deployments() {
    var platform = account.platform();
    platform.appNames(APP.region());
    platform.exists(APP);
    platform.account();
    platform.repositoryLink(APP);
    platform.setAutoDeploy(APP, false);
    platform.deployments(APP, 1);
    platform.deployment(APP, ran);
    platform.outputTail(APP, ran, 1);
    platform.deploy(APP, new BranchName("main"));
    try (var file = archive()) {
      platform.deploy(APP, new ArchiveSource(platform.upload(APP, file), COMMIT));
    }
  }

  private static ArchiveFile archive() {
    return ((Taken.Good) Tar.of(COMMIT, "my-app/index.js").taken(COMMIT)).file();
  }

  private void environment() {
    var environment = account.environment();
    environment.variables(APP);
    environment.setVariable(APP, "FEATURE", "false");
    environment.operation(APP, environment.restart(APP));
    environment.status(APP);
    environment.containers(APP);
    environment.events(APP, NOW.minusSeconds(60));
    account.observations().router(APP, RouterCount.REQUESTS, Duration.ofHours(1));
    account.observations().databases(APP);
  }

  private void databases() {
    var databases = account.databases();
    databases.databases(APP);
    databases.database(APP, database);
    databases.backups(APP, database);
    databases.createBackup(APP, database);
    databases.recoveryWindow(APP, database);
    var restore = databases.restore(APP, database, NOW.minusSeconds(300));
    databases.operation(APP, database, restore);
  }
}
