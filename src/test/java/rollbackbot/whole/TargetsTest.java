package rollbackbot.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbackbot.whole.Rehearsal.ALICE;
import static rollbackbot.whole.Rehearsal.soon;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Which release is gone back to, as typed, chosen or found. */
@Tag("whole")
class TargetsTest {
  @TempDir private Path folder;

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void aTypedVersionGoesStraightToItsPlan() throws Exception {
    try (var rehearsal = Rehearsal.start(folder)) {
      var alice = rehearsal.person(ALICE);

      alice.type("my-app v3.9.0");
      alice.click("plan.confirm");
      alice.awaitState("succeeded");

      assertThat(rehearsal.newDeployments().getFirst().gitRef())
          .contains(rehearsal.world().commitOf("3.9.0").value());
      assertThat(rehearsal.boardValue("to")).contains("3.9.0");
    }
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void anotherVersionCanBeChosenFromThePlan() throws Exception {
    try (var rehearsal = Rehearsal.start(folder)) {
      var alice = rehearsal.person(ALICE);
      alice.type("my-app previous");

      var others = alice.awaitControl("plan.choose-version");
      var option = others.options().getFirst().path("value").asString();
      rehearsal.slack().choose(ALICE, others, option);
      soon()
          .until(() -> rehearsal.boardValue("branch").filter(it -> !it.contains("v4")).isPresent());
      alice.click("plan.confirm");
      alice.awaitState("succeeded");

      assertThat(rehearsal.newDeployments()).hasSize(1);
      assertThat(rehearsal.newDeployments().getFirst().gitRef())
          .contains(rehearsal.world().commitOf("3.9.0").value());
    }
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void withoutAnyTagThePreviousCommitIsPushedUnderItsDigits() throws Exception {
    try (var rehearsal = Rehearsal.start(folder)) {
      var repository = rehearsal.world().repository();
      var commit = repository.commitOf("v4.0.0");
      for (var tag : repository.tags().keySet()) {
        Files.delete(repository.folder().resolve("refs/tags/" + tag));
      }
      var alice = rehearsal.person(ALICE);

      alice.type("my-app previous");
      alice.click("plan.confirm");
      alice.awaitState("succeeded");
      rehearsal.awaitNothingUnsent();

      var branch = "release/" + commit.forBranch();
      assertThat(repository.branches()).containsEntry(branch, commit);
      assertThat(rehearsal.newDeployments().getFirst().gitRef()).contains(commit.value());
      assertThat(rehearsal.boardValue("branch")).contains(branch);
    }
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void aReleaseWithoutATagIsGoneBackToByItsCommit() throws Exception {
    try (var rehearsal = Rehearsal.start(folder)) {
      var repository = rehearsal.world().repository();
      var commit = repository.commitOf("v4.0.0");
      Files.delete(repository.folder().resolve("refs/tags/v4.0.0"));
      var alice = rehearsal.person(ALICE);

      alice.type("my-app " + commit.abbreviated());
      alice.click("plan.confirm");
      alice.awaitState("succeeded");

      var branch = "release/" + commit.forBranch();
      assertThat(repository.branches()).containsEntry(branch, commit);
      assertThat(rehearsal.boardValue("branch")).contains(branch);
      assertThat(rehearsal.newDeployments()).hasSize(1);
    }
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void aTagThatGoesAfterThePlanVoidsTheConfirmation() throws Exception {
    try (var rehearsal = Rehearsal.start(folder)) {
      var alice = rehearsal.person(ALICE);
      alice.type("my-app previous");
      alice.awaitControl("plan.confirm");
      Files.delete(rehearsal.world().repository().folder().resolve("refs/tags/v4.0.0"));

      alice.click("plan.confirm");
      soon()
          .until(() -> rehearsal.boardValue("branch").filter(it -> !it.contains("v4")).isPresent());

      assertThat(rehearsal.books().states()).containsExactly("planned");
      assertThat(rehearsal.newDeployments()).isEmpty();
      assertThat(rehearsal.world().repository().branches()).containsOnlyKeys("main");
    }
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void aReleaseRolledAwayFromIsNotProposedAgain() throws Exception {
    try (var rehearsal = Rehearsal.start(folder)) {
      var alice = rehearsal.person(ALICE);
      alice.type("my-app previous");
      alice.click("plan.confirm");
      alice.awaitState("succeeded");

      alice.type("my-app previous");
      alice.awaitState("planned");

      assertThat(rehearsal.boardValue("from")).contains("4.0.0");
      assertThat(rehearsal.boardValue("to")).contains("3.9.0");
    }
  }
}
