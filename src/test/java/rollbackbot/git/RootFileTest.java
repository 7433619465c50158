package rollbackbot.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.TreeFormatter;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import rollbackbot.http.OutgoingProxies;
import rollbackbot.once.OutsideTrouble;
import rollbackbot.sandbox.git.HostedRepository;
import rollbackbot.source.CommitId;
import rollbackbot.source.Procfile;
import rollbackbot.source.Repository;
import rollbackbot.source.SourceFiles.SourceFile;
import rollbackbot.source.SourceRepository;
import rollbackbot.source.SourceRepository.Presence;
import rollbackbot.suite.Patience;

/** How Git's own server and JGit's let one file be read, able to leave the others out or not. */
@Tag("whole")
@ParameterizedClass
@EnumSource
class RootFileTest {
  private static final SourceFile PROCFILE = new SourceFile.There("web: npm start\n");

  /** Whose server. */
  enum Server {
    GITS_OWN,
    JGITS;

    SourceHost open(Path folder) throws Exception {
      return switch (this) {
        case GITS_OWN -> {
          var missing = GitHttpBackend.missing();
          Assumptions.assumeTrue(missing.isEmpty(), () -> missing.orElse(""));
          yield new GitHttpBackend(folder);
        }
        case JGITS -> JGitRepositoriesOnFakeHostTest.host(folder);
      };
    }
  }

  @Parameter Server server;
  @TempDir Path folder;
  private SourceHost host;
  private HostedRepository hosted;
  private Repository address;
  private final SourceRepository git =
      new JGitRepositories(
          GitCredentials.none(),
          OutgoingProxies.none(),
          Patience.LONG,
          Clock.systemUTC(),
          VouchedRepository::of,
          100_000);

  @BeforeEach
  void openHost() throws Exception {
    host = server.open(folder.resolve("git"));
    hosted = host.repository("acme", "my-app").release("4.0.0");
    address = host.address("acme", "my-app");
  }

  @AfterEach
  void closeHost() throws Exception {
    host.stop();
  }

  private Optional<SourceFile> procfile(CommitId at) {
    return git.file(address, at, Procfile.NAME);
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "false"})
  void aFileIsReadAtItsCommitThatNothingNames(String canLeaveOut) {
    hosted.setting("uploadpack", "allowFilter", canLeaveOut);
    hosted.commit("A hook", Map.of("Procfile", "web: é\npostdeploy: migrate\n", "docs/a.md", "a"));
    var unnamed = hosted.commitOf("main");
    hosted.commit("Without", Map.of("Procfile", "web: npm start\n"));

    assertThat(procfile(unnamed)).contains(new SourceFile.There("web: é\npostdeploy: migrate\n"));
    assertThat(procfile(hosted.commitOf("v4.0.0"))).contains(PROCFILE);
    assertThat(git.file(address, unnamed, "Aptfile")).contains(new SourceFile.Missing());
    assertThat(git.file(address, unnamed, "docs")).contains(new SourceFile.Missing());
  }

  @Test
  void whatIsNotAskedForIsLeftOutOrTooMuch() {
    var pictures = new byte[300_000];
    new Random(1).nextBytes(pictures);
    var much = new String(pictures, StandardCharsets.ISO_8859_1);
    hosted.commit("Pictures", Map.of("pictures", much));

    assertThat(procfile(hosted.commitOf("main"))).contains(PROCFILE);
    hosted.setting("uploadpack", "allowFilter", "false");
    assertThat(procfile(hosted.commitOf("main"))).isEmpty();
    assertThat(git.presence(address, hosted.commitOf("main"))).isEqualTo(Presence.THERE);
    assertThat(procfile(hosted.commitOf("v4.0.0"))).contains(PROCFILE);
  }

  @Test
  void whatIsNoSmallFileTellsNothing() throws IOException {
    hosted.commit("Long", Map.of("Procfile", "#".repeat((1 << 20) + 1)));

    assertThat(procfile(hosted.commitOf("main"))).isEmpty();
    assertThat(procfile(withALink())).isEmpty();
  }

  /** A commit whose Procfile is a link to another file. */
  private CommitId withALink() throws IOException {
    var builder = new FileRepositoryBuilder().setBare().setGitDir(hosted.folder().toFile());
    try (var repository = builder.build();
        var inserter = repository.newObjectInserter()) {
      var link = "deploy/Procfile".getBytes(StandardCharsets.UTF_8);
      var root = new TreeFormatter();
      root.append("Procfile", FileMode.SYMLINK, inserter.insert(Constants.OBJ_BLOB, link));
      var commit = new CommitBuilder();
      commit.setTreeId(inserter.insert(root));
      commit.setAuthor(new PersonIdent("Alice", "alice@example.com"));
      commit.setCommitter(commit.getAuthor());
      commit.setMessage("A link");
      var id = inserter.insert(commit);
      inserter.flush();
      var update = repository.updateRef("refs/heads/link");
      update.setNewObjectId(id);
      update.forceUpdate();
      return new CommitId(id.name());
    }
  }

  @Test
  void ofACommitThatTheRepositoryLacksNothingIsTold() {
    assertThatThrownBy(() -> procfile(new CommitId("1".repeat(40))))
        .isInstanceOf(OutsideTrouble.Refused.class)
        .hasMessageContaining("reading Procfile of ")
        .hasMessageContaining("not our ref");
  }
}
