package rollbackbot.scalingo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import rollbackbot.sandbox.scalingo.FakeScalingo;
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

  @BeforeEach
  void sameWorldAsTheRecordedOne() {
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
  void assertAutoDeployIsPaused() {
    assertThat(fake.autoDeploy(APP.name())).isFalse();
  }
}
