package rollbackbot.githost;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rollbackbot.archive.ArchiveFault;
import rollbackbot.archive.ArchiveFile.Taken;
import rollbackbot.archive.CodeArchives.Finding;
import rollbackbot.archive.Tar;
import rollbackbot.http.OutgoingProxies;
import rollbackbot.http.Timeouts;
import rollbackbot.sandbox.git.FakeGitHost;
import rollbackbot.secret.Secret;
import rollbackbot.source.CommitId;
import rollbackbot.source.Repository;
import rollbackbot.suite.Patience;

/** Archives of real commits, on the sandbox's host. */
class ArchivesOnFakeGitHostTest {
  private static final Secret TOKEN = new Secret("token-of-this-host");

  @TempDir Path folder;
  private FakeGitHost host;
  private Repository repository;
  private CommitId commit;

  @BeforeEach
  void openHost() {
    host = new FakeGitHost(folder, 0).start();
    commit = host.repository("acme", "my-app").release("4.0.0").commitOf("v4.0.0");
    repository = host.address("acme", "my-app");
  }

  @AfterEach
  void closeHost() {
    host.close();
  }

  private GitHostApi api(ApiKind kind, Optional<Secret> token) {
    var path = kind == ApiKind.GITHUB ? "/api/v3" : "/api/v4";
    var url = URI.create("http://127.0.0.1:" + host.port() + path);
    return new GitHostApi(
        new GitHostSettings(
            Set.of("127.0.0.1:" + host.port()),
            token,
            Optional.empty(),
            Optional.of(new ApiAddress(url, kind)),
            "rollback-bot/test",
            OutgoingProxies.none()),
        Timeouts.within(Patience.LONG),
        Clock.systemUTC());
  }

  @ParameterizedTest
  @EnumSource
  void publicCodeIsThereForEverybody(ApiKind kind) {
    var found = api(kind, Optional.empty()).look(repository, commit);

    assertThat(found).isInstanceOf(Finding.Public.class);
    assertThat(((Finding.Public) found).address().toString()).contains(commit.value());
  }

  @ParameterizedTest
  @EnumSource
  void privateCodeIsFetchedWithTheTokenAndWhole(ApiKind kind) {
    host.requireLogin("x-access-token", TOKEN);
    var api = api(kind, Optional.of(TOKEN));

    assertThat(api.look(repository, commit)).isEqualTo(new Finding.Private());
    try (var file = ((Taken.Good) api.fetch(repository, commit)).file()) {
      assertThat(Tar.commitOf(file)).isEqualTo(commit);
    }
  }

  @ParameterizedTest
  @EnumSource
  void privateCodeIsNotThereWithoutTheToken(ApiKind kind) {
    host.requireLogin("x-access-token", TOKEN);
    var wrong = Optional.of(new Secret("another"));

    assertThat(api(kind, Optional.empty()).look(repository, commit))
        .isEqualTo(new Finding.Missing(ArchiveFault.NOT_PUBLIC));
    assertThat(api(kind, wrong).look(repository, commit))
        .isEqualTo(new Finding.Missing(ArchiveFault.NOT_GIVEN));
  }
}
