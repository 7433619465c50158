package rollbackbot.git;

import java.io.IOException;
import rollbackbot.sandbox.git.HostedRepository;
import rollbackbot.source.Repository;

/** A Git host that the contract of {@code SourceRepository} is held against. */
interface SourceHost {

  HostedRepository repository(String owner, String name);

  Repository address(String owner, String name);

  /** As a hook of the host's does, with these words. */
  void refusePushes(HostedRepository repository, String words) throws IOException;

  void stop() throws Exception;
}
