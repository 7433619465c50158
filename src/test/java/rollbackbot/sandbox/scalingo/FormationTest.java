package rollbackbot.sandbox.scalingo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import rollbackbot.once.OutsideTrouble.Refused;
import rollbackbot.release.AppStatus;
import rollbackbot.release.PlatformApp;
import rollbackbot.sandbox.scalingo.apps.SimulatedLink;
import rollbackbot.sandbox.scalingo.deployments.DeploymentPace;
import rollbackbot.sandbox.scalingo.deployments.DeploymentScript;
import rollbackbot.scalingo.Clients;
import rollbackbot.scalingo.MovingClock;
import rollbackbot.scalingo.ScalingoAccount;
import rollbackbot.source.BranchName;
import rollbackbot.source.CommitId;

/** The played platform's apps that don't simply run. */
class FormationTest {
  private static final String NAME = "my-app";
  private static final PlatformApp APP = new PlatformApp(NAME, "osc-fr1");
  private static final CommitId COMMIT = new CommitId("4".repeat(40));

  private final MovingClock clock = new MovingClock();
  private final FakeScalingo fake = new FakeScalingo(clock, 0, (_, _, _) -> Optional.of(COMMIT));
  private final ScalingoAccount account = Clients.account(fake.url(), fake.apiToken(), clock);

  @BeforeEach
  void app() {
    fake.addApp(NAME);
    fake.link(NAME, SimulatedLink.selfHosted("http://git.example", "acme", NAME, "main", false));
    fake.addPast(NAME, COMMIT, clock.instant().minusSeconds(500), "bob", DeploymentScript.SUCCESS);
    fake.pace(DeploymentPace.IMMEDIATE);
  }

  @AfterEach
  void close() {
    fake.close();
  }

  private AppStatus status() {
    return account.environment().status(APP);
  }

  @Test
  void withoutContainersItIsStoppedAndNobodyAnswers() {
    fake.happens(NAME, resources -> resources.formation().scale("web", 0));

    assertThat(status().word()).isEqualTo(AppStatus.STOPPED);
    assertThat(account.environment().containers(APP)).isZero();
    assertThat(fake.healthOf(NAME)).isEqualTo(503);
  }

  @Test
  void noDeploymentIsAcceptedWhileItIsScaled() {
    fake.happens(NAME, resources -> resources.formation().scaling(true));

    assertThat(status().isBusy()).isTrue();
    assertThatThrownBy(() -> account.platform().deploy(APP, new BranchName("main")))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("409, the app is scaling");
  }

  @Test
  void noDeploymentIsAcceptedWhileItRestarts() {
    account.environment().restart(APP);

    assertThat(status().word()).isEqualTo(AppStatus.RESTARTING);
    assertThatThrownBy(() -> account.platform().deploy(APP, new BranchName("main")))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("409, the app is restarting");
  }

  @Test
  void whatHasCrashedRunsAgainOnceSomethingIsDeployed() {
    fake.happens(NAME, resources -> resources.formation().crashed(true));
    assertThat(status().word()).isEqualTo(AppStatus.CRASHED);
    assertThat(fake.healthOf(NAME)).isEqualTo(503);

    account.platform().deploy(APP, new BranchName("main"));

    assertThat(status().isCalm()).isTrue();
    assertThat(fake.healthOf(NAME)).isEqualTo(200);
  }
}
