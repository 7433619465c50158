package rollbackbot.scalingo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ObjectAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import rollbackbot.archive.ArchiveFile;
import rollbackbot.archive.ArchiveFile.Taken;
import rollbackbot.archive.ArchiveSource;
import rollbackbot.archive.Tar;
import rollbackbot.once.OutsideTrouble.Refused;
import rollbackbot.release.DeploymentId;
import rollbackbot.release.DeploymentStatus;
import rollbackbot.release.PlatformApp;
import rollbackbot.secret.Secret;
import rollbackbot.source.BranchName;
import rollbackbot.source.CommitId;
import rollbackbot.source.Repository;
import rollbackbot.source.RepositoryLink;
import rollbackbot.version.OutputTail;

/**
 * What the real client makes of the platform: the same, whether the simulated platform answers or
 * the recorded answers of the real one. This keeps the simulation honest.
 */
abstract class ScalingoPlatformContract {
  static final PlatformApp APP = Clients.APP;
  static final PlatformApp UNLINKED = new PlatformApp("some-example-app", "osc-fr1");
  static final PlatformApp UNKNOWN = new PlatformApp("no-such-app", "osc-fr1");
  static final String COMMIT = "a5dca8ec8f48630c07c56fd8370e4f5535fe0fd8";

  /** A client of the platform under test. */
  abstract ScalingoPlatform platform(Secret apiToken);

  abstract Secret apiToken();

  private ScalingoPlatform platform() {
    return platform(apiToken());
  }

  @Test
  void listsTheAppsOfARegion() {
    var names = platform().appNames("osc-fr1");

    assertThat(names).contains(APP.name(), UNLINKED.name());
  }

  @Test
  void knowsWhichAppsThereAre() {
    var platform = platform();

    assertThat(platform.exists(UNLINKED)).isTrue();
    assertThat(platform.exists(UNKNOWN)).isFalse();
  }

  @Test
  void readsTheNewestDeployments() {
    var deployments = platform().deployments(APP, 10);

    assertThat(deployments).hasSize(1);
    var newest = deployments.getFirst();
    assertThat(newest.status()).isEqualTo(new DeploymentStatus("success"));
    assertThat(newest.createdAt()).isEqualTo("2020-05-29T12:21:51.275Z");
    assertThat(newest.gitRef()).contains(COMMIT);
    assertThat(newest.pusher()).contains("example-username");
    assertThat(newest.duration()).contains(Duration.ofSeconds(92));
  }

  @Test
  void oneDeploymentReadsAsInTheList() {
    var platform = platform();
    var listed = platform.deployments(APP, 1).getFirst();

    var single = platform.deployment(APP, listed.id());

    assertThat(single).isEqualTo(listed);
  }

  @Test
  void unknownDeploymentIsRefused() {
    var platform = platform();

    assertRefused(() -> platform.deployment(APP, new DeploymentId("no-such-deployment")))
        .returns(404, Refused::status)
        .returns("deployment not found", Refused::words);
  }

  @Test
  void deploymentsOfAnUnknownAppAreRefused() {
    var platform = platform();

    assertRefused(() -> platform.deployments(UNKNOWN, 5))
        .returns(true, Refused::isNotFound)
        .returns("app not found", Refused::words)
        .returns(
            "reading the deployments of no-such-app: 404, app not found", Throwable::getMessage);
  }

  @Test
  void readsTheRepositoryLink() {
    var link = platform().repositoryLink(APP);

    assertThat(link)
        .contains(
            new RepositoryLink(
                "my-username",
                "my-company",
                Optional.empty(),
                Optional.of(new Repository("https://github.com/my-username/my-company.git")),
                Optional.of("master"),
                true));
  }

  @Test
  void appWithoutRepositoryHasNoLink() {
    assertThat(platform().repositoryLink(UNLINKED)).isEmpty();
  }

  @Test
  void linkOfAnUnknownAppIsRefused() {
    var platform = platform();

    assertRefused(() -> platform.repositoryLink(UNKNOWN)).returns(404, Refused::status);
  }

  @Test
  void pausesAutoDeploy() {
    platform().setAutoDeploy(APP, false);

    assertAutoDeployIsPaused();
  }

  abstract void assertAutoDeployIsPaused();

  @Test
  void autoDeployOfAnUnlinkedAppIsRefused() {
    var platform = platform();

    assertRefused(() -> platform.setAutoDeploy(UNLINKED, false))
        .returns("scm_repo_link not found", Refused::words);
  }

  @Test
  void deploysABranch() {
    var started = platform().deploy(APP, new BranchName("master"));

    assertThat(started.id().value()).hasSize(36);
    assertThat(started.gitRef()).hasValueSatisfying(ref -> assertThat(ref).startsWith("abcdef"));
    assertThat(started.pusher()).isPresent();
    assertThat(started.duration()).isEmpty();
  }

  @Test
  void deployingAnUnknownBranchIsRefused() {
    var platform = platform();

    assertRefused(() -> platform.deploy(APP, new BranchName("no/such-branch")))
        .satisfies(refused -> {
          assertThat(refused.status()).isEqualTo(422);
          assertThat(refused.words()).isNotEmpty();
          assertThat(refused)
              .hasMessageStartingWith("deploying no/such-branch to " + APP.name() + ": 422, ");
        });
  }

  /** The docs' example has a tag for its label; the label is whatever was given. */
  @Test
  void deploysAnArchive() {
    var commit = archived();

    var started = platform().deploy(APP, new ArchiveSource(archive(), commit));

    assertThat(started.id().value()).hasSize(36);
    assertThat(started.status().isFinal()).isFalse();
    assertThat(started.gitRef()).isPresent();
    assertThat(started.pusher()).isPresent();
    assertThat(started.duration()).isEmpty();
    assertArchiveWasAskedFor(commit);
  }

  /** Where an archive is, and of what. */
  abstract Secret archive();

  abstract CommitId archived();

  abstract void assertArchiveWasAskedFor(CommitId commit);

  /** The deployment that comes of it is the proof that the address is the one to get it from. */
  @Test
  void uploadsAnArchive() throws IOException {
    var platform = platform();
    var commit = archived();

    var started = platform.deploy(APP, new ArchiveSource(uploaded(platform), commit));

    assertThat(started.id().value()).hasSize(36);
    assertThat(started.status().isFinal()).isFalse();
  }

  @Test
  void anAddressThatHasRunOutIsReplacedOnce() throws IOException {
    refuseUploads(1);

    assertThat(uploaded(platform()).reveal()).contains("/v1/sources/");
  }

  @Test
  void whereUploadsAreRefusedForGoodNobodySeesTheAddress() {
    refuseUploads(2);
    var platform = platform();

    assertRefused(() -> uploaded(platform))
        .returns(403, Refused::status)
        .returns("uploading the archive for " + APP.name() + ": 403", Throwable::getMessage);
  }

  private Secret uploaded(ScalingoPlatform platform) throws IOException {
    var archive = new ByteArrayInputStream(Tar.of(archived(), "my-app/Procfile").packed());
    try (var file = ((Taken.Good) ArchiveFile.take(archive, archived())).file()) {
      return platform.upload(APP, file);
    }
  }

  /** So many uploads are refused, as when an address has run out. */
  abstract void refuseUploads(int number);

  @Test
  void knowsWhoWeAre() {
    assertThat(platform().account()).isEqualTo("rollback-bot");
  }

  @Test
  void outputHasNoColours() {
    var platform = platform();
    var id = platform.deployments(APP, 1).getFirst().id();

    var tail = platform.outputTail(APP, id, 3).lines();

    assertThat(tail).hasSize(3).noneMatch(line -> line.contains("\u001B") || line.contains("\r"));
    assertThat(tail.getLast()).startsWith(" <-- https://example-running-app").endsWith(" -->");
  }

  @Test
  void unknownDeploymentHasNoOutput() {
    var platform = platform();
    var id = new DeploymentId("no-such-deployment");

    assertThat(platform.outputTail(APP, id, 5)).isEqualTo(OutputTail.NOTHING);
    assertThat(platform.outputVersions(APP, id, new PackageLines("my-app"))).isEmpty();
  }

  @Test
  void wrongApiTokenIsRefused() {
    var platform = platform(new Secret("tk-us-wrong"));

    assertRefused(() -> platform.deployments(APP, 5))
        .returns(401, Refused::status)
        .returns("exchanging the API token: 401, Invalid credentials", Throwable::getMessage);
  }

  @Test
  void unknownRegionIsRefusedNamingTheKnownOnes() {
    var platform = platform();
    var lost = new PlatformApp(APP.name(), "agora-fr1");

    assertRefused(() -> platform.exists(lost))
        .satisfies(refused ->
            assertThat(refused).hasMessageContainingAll("agora-fr1", "osc-fr1", "osc-secnum-fr1"));
  }

  @Test
  void dashboardPagesAreThoseOfTheApp() {
    var platform = platform();

    assertThat(platform.dashboard(APP))
        .isEqualTo(
            URI.create("https://dashboard.scalingo.com/apps/osc-fr1/example-running-application"));
    assertThat(platform.dashboard(APP, new DeploymentId("cabf82f2")))
        .isEqualTo(
            URI.create(
                "https://dashboard.scalingo.com/apps/osc-fr1/example-running-application"
                    + "/deploy/cabf82f2"));
  }

  private static ObjectAssert<Refused> assertRefused(ThrowingCallable call) {
    return assertThatThrownBy(call).asInstanceOf(InstanceOfAssertFactories.type(Refused.class));
  }
}
