package rollbackbot.sandbox.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rollbackbot.sandbox.git.ReceivedRequest.SentCredentials;
import rollbackbot.secret.Secret;

/** The sandbox's host, as the real Git program sees it. */
@Tag("whole")
class FakeGitHostTest {
  @TempDir Path folder;
  private FakeGitHost host;
  private HostedRepository hosted;

  private record Run(int exit, String output) {}

  @BeforeEach
  void openHost() {
    host = new FakeGitHost(folder.resolve("hosted"), 0).start();
    hosted = host.repository("acme", "my-app").release("4.0.0").annotatedRelease("4.1.0");
  }

  @AfterEach
  void closeHost() {
    host.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2})
  void gitClonesInEitherVersionOfTheProtocol(int version) throws Exception {
    var clone = folder.resolve("clone");

    var run = git("-c", "protocol.version=" + version, "clone", url(), clone.toString());

    assertThat(run.exit()).as(run.output()).isZero();
    assertThat(git("-C", clone.toString(), "tag").output()).isEqualTo("v4.0.0\nv4.1.0");
    assertThat(clone.resolve("package.json")).content().contains("\"version\": \"4.1.0\"");
    assertThat(clone.resolve("Procfile")).hasContent("web: npm start\n");
  }

  @Test
  void largeCompressedQuestionIsUnderstood() throws Exception {
    IntStream.range(0, 60).forEach(number -> hosted.release("5.0." + number));
    var clone = folder.resolve("clone").toString();

    var run = git("-c", "protocol.version=0", "clone", url(), clone);

    assertThat(run.exit()).as(run.output()).isZero();
    assertThat(git("-C", clone, "tag").output().lines()).hasSize(62);
  }

  @Test
  void gitPushesABranch() throws Exception {
    var clone = cloned();

    var run = git("-C", clone, "push", "origin", "v4.0.0:refs/heads/release/v4.0.0");

    assertThat(run.exit()).as(run.output()).isZero();
    assertThat(hosted.branches()).containsEntry("release/v4.0.0", hosted.commitOf("v4.0.0"));
  }

  @Test
  void refusedPushShowsTheWordsOfTheHook() throws Exception {
    var clone = cloned();
    host.refusePushes("Branches are frozen.");

    var run = git("-C", clone, "push", "origin", "v4.0.0:refs/heads/release/v4.0.0");

    assertThat(run.exit()).isNotZero();
    assertThat(run.output())
        .contains("remote: Branches are frozen.")
        .contains("pre-receive hook declined");
    assertThat(hosted.branches()).containsOnlyKeys("main");
  }

  @Test
  void pushesAreAcceptedAgain() throws Exception {
    var clone = cloned();
    host.refusePushes("Branches are frozen.");
    host.acceptPushes();

    var run = git("-C", clone, "push", "origin", "v4.0.0:refs/heads/release/v4.0.0");

    assertThat(run.exit()).as(run.output()).isZero();
  }

  @Test
  void onlyTheRightTokenIsLetIn() throws Exception {
    host.requireLogin("alice", new Secret("sesame"));

    var without = git("ls-remote", url());
    var wrong = git("-c", header("alice:open"), "ls-remote", url());
    var right = git("-c", header("alice:sesame"), "ls-remote", url());

    assertThat(without.exit()).isNotZero();
    assertThat(wrong.exit()).isNotZero();
    assertThat(right.exit()).as(right.output()).isZero();
    assertThat(host.received())
        .extracting(ReceivedRequest::authorization)
        .contains(SentCredentials.ABSENT, SentCredentials.WRONG, SentCredentials.RIGHT);
  }

  @Test
  void faultHappensOnce() throws Exception {
    host.failNext(new GitFault.Status(500, "Oops.", Optional.empty()), GitService.LIST_FOR_FETCH);

    var first = git("ls-remote", url());
    var second = git("ls-remote", url());

    assertThat(first.exit()).isNotZero();
    assertThat(second.exit()).as(second.output()).isZero();
    assertThat(host.count(GitService.LIST_FOR_FETCH)).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/acme/other.git/info/refs?service=git-upload-pack",
        "/acme/../my-app.git/info/refs?service=git-upload-pack",
        "/acme/my-app.git/info/refs",
        "/acme/my-app.git/HEAD",
        "/"
      })
  void nothingElseIsServed(String path) throws Exception {
    var address = URI.create("http://127.0.0.1:" + host.port() + path);

    try (var client = HttpClient.newHttpClient()) {
      var answer =
          client.send(
              HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());

      assertThat(answer.statusCode()).isBetween(400, 404);
    }
  }

  @Test
  void sameStoryGivesTheSameCommits() {
    var twin = host.repository("twins", "my-app").release("4.0.0").annotatedRelease("4.1.0");

    assertThat(twin.tags()).isEqualTo(hosted.tags());
  }

  @Test
  void commitKeepsTheFilesThatItDoesNotName() throws Exception {
    hosted.commit("Add a migration", Map.of("db/migrate/1_users.sql", "create table users();\n"));

    var clone = Path.of(cloned());

    assertThat(clone.resolve("db/migrate/1_users.sql")).exists();
    assertThat(clone.resolve("package.json")).exists();
  }

  @Test
  void historySurvivesARestart() {
    host.close();

    try (var again = new FakeGitHost(folder.resolve("hosted"), 0).start()) {
      assertThat(again.repository("acme", "my-app").tags()).containsOnlyKeys("v4.0.0", "v4.1.0");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"..", "a/b", ""})
  void nameThatLeadsElsewhereIsNoName(String name) {
    assertThatThrownBy(() -> host.repository("acme", name))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private String url() {
    return host.address("acme", "my-app").url();
  }

  private String cloned() throws Exception {
    var clone = folder.resolve("clone").toString();
    var run = git("clone", "--quiet", url(), clone);
    assertThat(run.exit()).as(run.output()).isZero();
    return clone;
  }

  private static String header(String login) {
    var encoded = Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
    return "http.extraHeader=Authorization: Basic " + encoded;
  }

  private Run git(String... arguments) throws Exception {
    var command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("HOME", folder.toString());
    builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
    builder.environment().put("GIT_TERMINAL_PROMPT", "0");
    try {
      var process = builder.start();
      var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Run(process.waitFor(), output.strip());
    } catch (IOException e) {
      Assumptions.abort("git isn't installed: " + e.getMessage());
      throw e;
    }
  }
}
