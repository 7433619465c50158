package rollbackbot.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import rollbackbot.http.OutgoingProxies;
import rollbackbot.sandbox.git.FakeGitHost;
import rollbackbot.source.BranchName;
import rollbackbot.source.PinnedCommit;
import rollbackbot.source.TagName;

/**
 * All that the bot does with Git, by both ways, as a program of its own for {@link
 * QuietSystemTest}.
 */
final class GitConversation {
  private GitConversation() {}

  public static void main(String[] arguments) throws IOException {
    try (var host = new FakeGitHost(Path.of(arguments[0]), 0).start()) {
      host.repository("acme", "my-app").release("4.0.0").annotatedRelease("4.1.0");
      var address = host.address("acme", "my-app");
      var none = GitCredentials.none();
      var limit = Duration.ofSeconds(20);
      var bare = new JGitRepositories(none, OutgoingProxies.none(), limit, Clock.systemUTC());
      var plain =
          new JGitRepositories(
              none,
              OutgoingProxies.none(),
              limit,
              Clock.systemUTC(),
              tag -> VouchedRepository.forReading(),
              JGitRepositories.MOST_OF_A_LOOK);
      var first = new BranchName("release/v4.1.0");
      var second = new BranchName("release/v4.1.0-2");
      var tag =
          bare.exactRefs(address, Optional.of(new TagName("v4.1.0")), first).tags().getFirst();
      var endings =
          List.of(
              bare.createBranch(address, first, PinnedCommit.of(tag)).toString(),
              plain.createBranch(address, second, PinnedCommit.of(tag)).toString());
      Files.write(Path.of(arguments[1]), endings);
    }
  }
}
