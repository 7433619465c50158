package rollbackbot.git;

import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;

/** The same contract with the real {@code git http-backend}, where Git is installed. */
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
}
