package rollbackbot.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import rollbackbot.once.OutsideTrouble;
import rollbackbot.source.PinnedCommit;

/** The same contract with the real {@code git http-backend}, where Git is installed. */
@Tag("whole")
class JGitRepositoriesOnGitTest extends SourceRepositoryContract {

  @BeforeAll
  static void gitIsInstalled() {
    var missing = GitHttpBackend.missing();
    Assumptions.assumeTrue(missing.isEmpty(), () -> missing.orElse(""));
  }

  @Override
  SourceHost open(Path folder) throws Exception {
    return new GitHttpBackend(folder);
  }

  @Test
  void packThatTheHostCannotTakeIsRefusedAfterTryingThePlainWay() {
    var target = tag(V400);
    hosted.setting("receive", "maxInputSize", "1");

    assertThatThrownBy(() -> repositories.createBranch(address, RELEASE, PinnedCommit.of(target)))
        .isInstanceOf(OutsideTrouble.Refused.class)
        .hasMessageContaining("unpack");

    assertThat(hosted.branches()).doesNotContainKey("release/v4.0.0");
  }
}
