package rollbackbot.git;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import rollbackbot.sandbox.git.FakeGitHost;
import rollbackbot.sandbox.git.HostedRepository;
import rollbackbot.source.Repository;

@Tag("whole")
class JGitRepositoriesOnFakeHostTest extends SourceRepositoryContract {

  @Override
  SourceHost open(Path folder) {
    return host(folder);
  }

  static SourceHost host(Path folder) {
    return new Fake(new FakeGitHost(folder, 0).start());
  }

  private record Fake(FakeGitHost host) implements SourceHost {

    @Override
    public HostedRepository repository(String owner, String name) {
      return host.repository(owner, name);
    }

    @Override
    public Repository address(String owner, String name) {
      return host.address(owner, name);
    }

    @Override
    public void refusePushes(HostedRepository repository, String words) {
      host.refusePushes(words);
    }

    @Override
    public void stop() {
      host.close();
    }
  }
}
