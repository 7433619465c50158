package rollbackbot.rollback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static rollbackbot.rollback.Examples.ALICE;
import static rollbackbot.rollback.Examples.C390;
import static rollbackbot.rollback.Examples.C400;
import static rollbackbot.rollback.Examples.NOW;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rollbackbot.history.HistoryReader;
import rollbackbot.once.OutsideTrouble;
import rollbackbot.people.ActionIds;
import rollbackbot.plan.Failure;
import rollbackbot.plan.Plan;
import rollbackbot.plan.PlanRequest;
import rollbackbot.release.DeploymentId;
import rollbackbot.release.Road;
import rollbackbot.release.history.History;
import rollbackbot.release.history.OutputVersionCache;
import rollbackbot.source.BranchName;
import rollbackbot.source.Repository;
import rollbackbot.source.RepositoryLink;
import rollbackbot.version.CommitProof;
import rollbackbot.version.OutputVersion;
import rollbackbot.version.Printed;

class HistoryReaderTest {

  @Nested
  class TheRepository {

    @ParameterizedTest(name = "{0}, linked {1}")
    @CsvSource({
      "https://github.com/acme/my-app.git, github.com, true",
      "https://github.com/acme/my-app, github.com, true",
      "https://github.com/acme/my-app/, github.com, true",
      "https://github.com/Acme/My-App.git, github.com, true",
      "https://github.com/acme/my-app.git, '', true",
      "https://github.com/acme/other.git, github.com, false",
      "https://github.com/evil/my-app.git, github.com, false",
      "https://git.example/acme/my-app.git, github.com, false",
      "https://git.example:8443/acme/my-app.git, git.example:8443, true",
      "https://git.example:443/acme/my-app.git, git.example, true",
      "https://git.example:8443/acme/my-app.git, git.example, false",
      "https://GIT.example/acme/my-app.GIT//, git.example, true",
      "https://git.example/gitlab/acme/my-app.git, git.example/gitlab, true",
      "https://git.example/GitLab/acme/my-app, git.example/gitlab, true",
      "https://git.example/gitlab/acme/my-app.git, git.example, false",
      "https://git.example/acme/my-app.git, git.example/gitlab, false",
      "https://git.example/other/acme/my-app.git, git.example/gitlab, false",
      "https://git.example:8443/gitlab/acme/my-app.git, git.example:8443/gitlab, true",
      "https://git.example/gitlab/acme/my-app.git, '', true",
      "https://git.example/gitlab/evil-acme/my-app.git, '', false"
    })
    void mustBeTheLinkedOne(String configured, String host, boolean same) {
      var app = Examples.appFrom(new Repository(configured));
      var link =
          new RepositoryLink(
              "acme",
              "my-app",
              Optional.of(host).filter(it -> !it.isEmpty()),
              Optional.empty(),
              Optional.of("main"),
              true);

      assertThat(HistoryReader.mismatch(app, link).isEmpty()).isEqualTo(same);
    }

    @ParameterizedTest
    @CsvSource({
      "https://git.example/gitlab/group/sub/app.git, git.example/gitlab, true",
      "https://gitlab.com/group/sub/app.git, gitlab.com, true",
      "https://gitlab.com/sub/app.git, gitlab.com, false",
      "https://gitlab.com/group/app.git, gitlab.com, false"
    })
    void mayLieInGroupsOfGroups(String configured, String root, boolean same) {
      var app = Examples.appFrom(new Repository(configured));
      var link =
          new RepositoryLink(
              "group/sub", "app", Optional.of(root), Optional.empty(), Optional.empty(), true);

      assertThat(HistoryReader.mismatch(app, link).isEmpty()).isEqualTo(same);
    }

    @Test
    void onAHostThatOnlyTheLinksTypeTellsLiesBelowNoPath() {
      var app = Examples.appFrom(new Repository("https://github.com/x/acme/my-app.git"));
      var link =
          new RepositoryLink(
              "acme",
              "my-app",
              Optional.empty(),
              Optional.of(Examples.REPOSITORY),
              Optional.empty(),
              true);

      assertThat(HistoryReader.mismatch(app, link)).isPresent();
    }

    @Test
    void thatIsNotTheLinkedOneStopsThePlan() {
      var play = Play.of(Examples.appFrom(new Repository("https://github.com/acme/other.git")));

      play.planned();

      assertThat(play.failure().reason())
          .isEqualTo(
              new Failure.Reason.OtherRepositoryLinked(
                  "https://github.com/acme/other.git", "github.com/acme/my-app"));
    }

    @Test
    void thatIsNotLinkedStopsThePlanOfABranch() {
      var play = Play.of(Examples.app().on(Road.BRANCH));
      play.platform.unlink();

      play.planned();

      assertThat(play.failure().reason()).isEqualTo(new Failure.Reason.NoLink());
    }
  }

  @Nested
  class TheOutputs {
    private final Play play = Play.standard();

    @Test
    void areReadOnceForGood() {
      play.planned().clicks(ALICE, ActionIds.PLAN_CANCEL);
      long before = outputsRead();

      play.passes(Duration.ofHours(1));
      play.planned();

      assertThat(outputsRead()).isEqualTo(before);
    }

    @Test
    void areNotNeededWhereTheTagTells() {
      play.disturbances.goesAway("platform.output");

      play.planned();

      assertThat(play.plan().to().label()).isEqualTo("4.0.0");
    }

    @Test
    void areNeededWhereNothingElseTells() {
      var reader = reader();
      play.platform.past(Optional.of("main"), NOW.minus(Duration.ofMinutes(5)), "dave", "success");
      play.disturbances.goesAway("platform.output");

      assertThatThrownBy(
              () -> reader.read(Examples.app(), new PlanRequest.Previous(), Optional.empty()))
          .isInstanceOf(OutsideTrouble.Unavailable.class);
    }

    @Test
    void thatDisagreeWithTheTagAreSaid() {
      play.platform.output(new DeploymentId("deployment-2"), "my-app", "3.9.9");

      var history = read();

      var release = history.entries().get(1).release();
      assertThat(release.tag()).contains(Examples.tag("v4.0.0", C400));
      assertThat(release.outputSays())
          .contains(new Printed("3.9.9", Optional.of(1), Optional.empty()));
    }

    @Test
    void tellTheVersionOfADeploymentWithoutACommit() {
      var id =
          play.platform.past(Optional.empty(), NOW.minus(Duration.ofMinutes(5)), "dave", "success");
      play.platform.output(id, "my-app", "3.9.0");

      var history = read();

      var release = history.entries().getFirst().release();
      assertThat(release.label()).isEqualTo("3.9.0");
      assertThat(release.tag()).contains(Examples.tag("v3.9.0", C390));
      assertThat(release.proof()).contains(CommitProof.NUMBER);
    }

    private long outputsRead() {
      return play.disturbances.acted("platform.output");
    }

    private History read() {
      return switch (reader().read(Examples.app(), new PlanRequest.Previous(), Optional.empty())) {
        case HistoryReader.Reading.Done(var history) -> history;
        case HistoryReader.Reading.Impossible impossible -> throw new AssertionError(impossible);
      };
    }

    private HistoryReader reader() {
      return new HistoryReader(
          play.platform, play.git, play.incidents, new Remembered(), play.clock);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "release/{tag}, release, main",
    "release/{tag}, release, release",
    "ops/release/{tag}, ops, ops",
    "ops/release/{tag}, ops/release, release",
    "main/{tag}, main, main"
  })
  void namesTheBranchThatIsInTheWayAndAFormatThatWorks(String format, String there, String linked) {
    var play = Play.of(Examples.appBranching(format));
    play.platform.linkedTo(linked);
    play.git.branch(there, C390);

    play.planned();

    var reason = (Failure.Reason.NoBranchName) play.failure().reason();
    assertThat(reason.inTheWay())
        .contains(new Failure.InTheWay(new BranchName(there), there.equals(linked)));
    assertThat(planned(reason.otherFormat().orElseThrow(), there)).isNotNull();
  }

  @Test
  void formatThatIsNamedAsTheCureDoesWithoutFolders() {
    assertThat(Examples.appBranching("{tag}-back").formatWithoutFolder())
        .isEqualTo("rollback-{tag}");
    assertThat(Examples.appBranching("ops/{tag}/back").formatWithoutFolder())
        .isEqualTo("ops-{tag}-back");
  }

  private static Plan planned(String format, String there) {
    var play = Play.of(Examples.appBranching(format));
    play.git.branch(there, C390);
    play.planned();
    return play.plan();
  }

  private static final class Remembered implements OutputVersionCache {
    private final Map<DeploymentId, List<OutputVersion>> known = new HashMap<>();

    @Override
    public Optional<List<OutputVersion>> find(DeploymentId deployment) {
      return Optional.ofNullable(known.get(deployment));
    }

    @Override
    public void remember(DeploymentId deployment, List<OutputVersion> versions) {
      known.put(deployment, versions);
    }
  }
}
