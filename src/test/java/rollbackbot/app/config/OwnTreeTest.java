package rollbackbot.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A team's own tree, named in the configuration. */
class OwnTreeTest {
  private static final String TREE =
      """
      questions:
        - id: how-bad
          text: {en: How bad is it?}
          choices:
            - {id: terrible, label: {en: Terrible}, end: redeploy}
            - {id: meh, label: {en: Meh}, end: all-good}
      """;

  private final Installation installation = new Installation();
  @TempDir Path folder;

  @BeforeEach
  void write() throws IOException {
    Files.createDirectory(folder.resolve("conf"));
    Files.writeString(folder.resolve("conf/rollback.yml"), "tree: trees/own.yml\n");
    Files.createDirectory(folder.resolve("conf/trees"));
    Files.writeString(folder.resolve("conf/trees/own.yml"), TREE);
    installation.with("ROLLBACK_CONFIG", "conf/rollback.yml");
  }

  @Test
  void isFoundBesideTheConfigurationFile() {
    assertThat(installation.mistakes(folder)).isEmpty();
    assertThat(installation.read(folder))
        .isInstanceOfSatisfying(
            Reading.Read.class,
            read ->
                assertThat(((Configuration) read.value()).tree().root().id()).isEqualTo("how-bad"));
  }

  @Test
  void isFoundInTheWorkingDirectoryWhenTheConfigurationIsInline() throws IOException {
    Files.writeString(folder.resolve("own.yml"), TREE);
    installation.file("tree: own.yml");

    assertThat(installation.mistakes(folder)).isEmpty();
  }

  @Test
  void withoutOneTheRunbooksTreeIsAsked() {
    assertThat(new Installation().configuration().tree()).isEqualTo(TreeReader.builtIn());
  }

  @Test
  void missingFileIsAMistakeThatNamesTheKey() throws IOException {
    Files.delete(folder.resolve("conf/trees/own.yml"));

    assertThat(installation.mistakes(folder))
        .containsExactly(
            "trees/own.yml: there is no such file; write it, or correct tree in conf/rollback.yml");
  }

  @Test
  void everyMistakeOfTheTreeIsToldWithItsLine() throws IOException {
    var wrong = TREE.replace("end: redeploy", "ask: nothing").replace("end: all-good", "end: good");
    Files.writeString(folder.resolve("conf/trees/own.yml"), wrong);

    assertThat(installation.mistakes(folder))
        .containsExactly(
            "trees/own.yml:6: questions[1].choices[2].end: unknown outcome \"good\"; write"
                + " all-good, disable-feature, alert-owner, redeploy, restore-database");
  }
}
