package rollbackbot.scalingo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import rollbackbot.sandbox.git.FakeGitHost;
import rollbackbot.sandbox.scalingo.FakeScalingo;
import rollbackbot.sandbox.scalingo.api.ScalingoFault;
import rollbackbot.sandbox.scalingo.apps.SimulatedLink;
import rollbackbot.sandbox.scalingo.deployments.DeploymentScript;
import rollbackbot.secret.Secret;
import rollbackbot.source.CommitId;

class ScalingoPlatformOnFakeScalingoTest extends ScalingoPlatformContract {
  private static final CommitId HEAD = new CommitId("abcdef1234567890abcdef1234567890abcdef12");

  private final MovingClock clock = new MovingClock();
  private final FakeScalingo fake =
      new FakeScalingo(
          clock,
          0,
          (_, _, branch) -> branch.equals("master") ? Optional.of(HEAD) : Optional.empty());

  private FakeGitHost git;

  @BeforeEach
  void sameWorldAsTheRecordedOne(@TempDir Path folder) {
    git = new FakeGitHost(folder, 0).start();
    git.repository("acme", "my-app").release("1.0.0");
    var deployed = Instant.parse("2020-05-29T12:21:51.275Z");
    fake.addApp(UNLINKED.name());
    fake.addApp(APP.name());
    fake.link(APP.name(), SimulatedLink.gitHub("my-username", "my-company", "master", true));
    fake.addPast(
        APP.name(), new CommitId(COMMIT), deployed, "example-username", DeploymentScript.SUCCESS);
  }

  @AfterEach
  void close() {
    fake.close();
    git.close();
  }

  @Override
  ScalingoPlatform platform(Secret apiToken) {
    return Clients.lookingUp(fake.url(), apiToken, clock);
  }

  @Override
  Secret apiToken() {
    return fake.apiToken();
  }

  @Override
  Secret archive() {
    var page = git.address("acme", "my-app").url().replaceFirst("\\.git$", "");
    return new Secret(page + "/archive/" + archived() + ".tar.gz");
  }

  @Override
  CommitId archived() {
    return git.repository("acme", "my-app").commitOf("v1.0.0");
  }

  @Override
  void refuseUploads(int number) {
    fake.disturb(
        number,
        "PUT /v1/sources/.*",
        ScalingoFault.OtherAnswer.text(403, "https://sources.example/?token=run-out"));
  }

  @Override
  void assertArchiveWasAskedFor(CommitId commit) {
    var newest = fake.deploymentsOf(APP.name()).getFirst();
    assertThat(newest.gitRef()).contains(commit.value());
    assertThat(fake.commitOf(APP.name(), newest.id())).contains(commit);
  }

  @Override
  void assertAutoDeployIsPaused() {
    assertThat(fake.autoDeploy(APP.name())).isFalse();
  }
}
