package rollbackbot.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rollbackbot.http.OutgoingProxies;
import rollbackbot.once.OutsideTrouble;
import rollbackbot.sandbox.git.FakeGitHost;
import rollbackbot.sandbox.git.GitFault;
import rollbackbot.sandbox.git.GitService;
import rollbackbot.sandbox.git.HostedRepository;
import rollbackbot.sandbox.git.ReceivedRequest;
import rollbackbot.sandbox.git.ReceivedRequest.SentCredentials;
import rollbackbot.secret.Secret;
import rollbackbot.source.BranchCreation;
import rollbackbot.source.BranchName;
import rollbackbot.source.PinnedCommit;
import rollbackbot.source.Repository;
import rollbackbot.source.Tag;
import rollbackbot.source.TagName;

/** What may go wrong on the way to a Git host, and what must never be told to the wrong one. */
class JGitRepositoriesTroubleTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final Secret TOKEN = new Secret("ghp_example0token");
  private static final BranchName RELEASE = new BranchName("release/v4.0.0");
  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-01-05T12:00:00Z"), ZoneOffset.UTC);

  @TempDir Path folder;
  private FakeGitHost host;
  private HostedRepository hosted;
  private Repository address;
  private Tag target;

  @BeforeEach
  void openHost() {
    host = new FakeGitHost(folder.resolve("git"), 0).start();
    hosted = host.repository("acme", "my-app").release("4.0.0").release("4.1.0");
    address = host.address("acme", "my-app");
    target = new Tag(new TagName("v4.0.0"), hosted.commitOf("v4.0.0"), Optional.empty());
  }

  @AfterEach
  void closeHost() {
    host.close();
  }

  private static JGitRepositories anonymous() {
    return new JGitRepositories(GitCredentials.none(), OutgoingProxies.none(), LIMIT, NOON);
  }

  private static JGitRepositories withTokenFor(String... hosts) {
    return new JGitRepositories(
        GitCredentials.of("x-access-token", TOKEN, Set.of(hosts)),
        OutgoingProxies.none(),
        LIMIT,
        NOON);
  }

  private String hostName() {
    return "127.0.0.1:" + host.port();
  }

  @Test
  void credentialsAreSentWithTheFirstRequest() {
    host.requireLogin("x-access-token", TOKEN);

    var ending = withTokenFor(hostName()).createBranch(address, RELEASE, PinnedCommit.of(target));

    assertThat(ending).isEqualTo(new BranchCreation.Created());
    assertThat(host.received())
        .extracting(ReceivedRequest::service)
        .containsExactly(GitService.LIST_FOR_PUSH, GitService.PUSH);
    assertThat(host.received())
        .extracting(ReceivedRequest::authorization)
        .containsOnly(SentCredentials.RIGHT);
  }

  @Test
  void annotatedTagNeedsNoMoreThanTwoRequests() {
    hosted.annotatedRelease("4.2.0");
    var tag =
        anonymous()
            .exactRefs(address, Optional.of(new TagName("v4.2.0")), RELEASE)
            .tags()
            .getFirst();
    int before = host.received().size();

    var ending = anonymous().createBranch(address, RELEASE, PinnedCommit.of(tag));

    assertThat(ending).isEqualTo(new BranchCreation.Created());
    assertThat(host.received().subList(before, host.received().size()))
        .extracting(ReceivedRequest::service)
        .containsExactly(GitService.LIST_FOR_PUSH, GitService.PUSH);
  }

  @Test
  void credentialsAreKeptFromOtherHosts() {
    var repositories = withTokenFor("github.com", "127.0.0.1", "127.0.0.1:1");

    repositories.refs(address, "release");

    assertThat(host.received())
        .extracting(ReceivedRequest::authorization)
        .containsOnly(SentCredentials.ABSENT);
  }

  @Test
  void redirectToAnotherHostIsNotFollowed() {
    try (var other = new FakeGitHost(folder.resolve("other"), 0).start()) {
      other.repository("acme", "my-app").release("4.0.0");
      host.failNext(new GitFault.Redirect(URI.create("http://127.0.0.1:" + other.port())));

      assertThatThrownBy(() -> withTokenFor(hostName()).refs(address, "release"))
          .isInstanceOf(OutsideTrouble.Refused.class)
          .hasMessageContaining("redirects to another host");

      assertThat(other.received()).isEmpty();
    }
  }

  @Test
  void pushThatIsRedirectedElsewhereIsNotFollowed() {
    try (var other = new FakeGitHost(folder.resolve("other"), 0).start()) {
      host.failNext(
          new GitFault.Redirect(URI.create("http://127.0.0.1:" + other.port())), GitService.PUSH);

      assertThatThrownBy(() ->
              withTokenFor(hostName()).createBranch(address, RELEASE, PinnedCommit.of(target)))
          .isInstanceOf(OutsideTrouble.Refused.class);

      assertThat(other.received()).isEmpty();
    }
  }

  @Test
  void redirectOnTheSameHostIsFollowed() {
    host.failNext(new GitFault.Redirect(URI.create("http://" + hostName())));

    var refs = anonymous().refs(address, "release");

    assertThat(refs.tags()).hasSize(2);
  }

  @Test
  void wrongTokenIsRefusedInTheHostsWords() {
    host.requireLogin("x-access-token", new Secret("another"));

    assertThatThrownBy(() -> withTokenFor(hostName()).refs(address, "release"))
        .isInstanceOf(OutsideTrouble.Refused.class)
        .hasMessage("reading the refs of " + address + ": 401, Invalid username or token.");
    assertThat(host.received()).hasSize(1);
  }

  @Test
  void refusalToPushIsToldWithoutPushing() {
    host.failNext(status(403, "Write access to repository not granted."), GitService.LIST_FOR_PUSH);

    var refusal = withTokenFor(hostName()).pushRefusal(address);

    assertThat(refusal).contains("Write access to repository not granted.");
    assertThat(host.count(GitService.PUSH)).isZero();
  }

  @Test
  void refusalWithoutCredentialsSaysSo() {
    host.requireLogin("x-access-token", TOKEN);

    var refusal = anonymous().pushRefusal(address);

    assertThat(refusal).contains("Invalid username or token. (asked without credentials)");
  }

  @Test
  void secretThatTheHostEchoesIsHidden() {
    host.failNext(status(403, "No \u001b[31maccess\u0007 for " + TOKEN.reveal()));

    assertThatThrownBy(() -> withTokenFor(hostName()).refs(address, "release"))
        .hasMessageEndingWith("403, No access for [secret]");
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 503})
  void busyHostTellsWhenToComeBack(int code) {
    host.failNext(new GitFault.Status(code, "Slow down.", Optional.of(Duration.ofSeconds(7))));

    assertThatThrownBy(() -> anonymous().createBranch(address, RELEASE, PinnedCommit.of(target)))
        .isInstanceOfSatisfying(
            OutsideTrouble.Unavailable.class,
            trouble -> assertThat(trouble.retryAfter()).contains(Duration.ofSeconds(7)))
        .hasMessageContaining("Slow down.");
  }

  @Test
  void brokenHostIsUnavailableForReading() {
    host.failNext(status(502, "Bad gateway"));

    assertThatThrownBy(() -> anonymous().refs(address, "release"))
        .isInstanceOf(OutsideTrouble.Unavailable.class)
        .hasMessageContaining("502, Bad gateway");
  }

  @Test
  void pageInsteadOfGitIsRefused() {
    host.failNext(status(200, "Please accept the terms of this network."));

    assertThatThrownBy(() -> anonymous().refs(address, "release"))
        .isInstanceOf(OutsideTrouble.Refused.class)
        .hasMessageContaining("not the answer of a Git host");
  }

  @Test
  void hostThatIsDownIsUnavailable() {
    host.close();

    assertThatThrownBy(() -> anonymous().createBranch(address, RELEASE, PinnedCommit.of(target)))
        .isInstanceOf(OutsideTrouble.Unavailable.class);
  }

  @Test
  void connectionThatDiedInThePoolIsReplaced() {
    var repositories = anonymous();
    repositories.refs(address, "release");
    int before = host.received().size();
    host.endConnections();

    assertThat(repositories.refs(address, "release").tags()).hasSize(2);
    assertThat(host.received()).hasSize(before + 2);
  }

  @Test
  void lostAnswerWhileReadingIsUnavailable() {
    host.failNext(new GitFault.LostAnswer());

    assertThatThrownBy(() -> anonymous().refs(address, "release"))
        .isInstanceOf(OutsideTrouble.Unavailable.class);
  }

  @Test
  void lostAnswerOfAPushIsLookedUp() {
    host.failNext(new GitFault.LostAnswer(), GitService.PUSH);

    var ending = anonymous().createBranch(address, RELEASE, PinnedCommit.of(target));

    assertThat(ending).isEqualTo(new BranchCreation.AlreadyThere());
    assertThat(host.count(GitService.PUSH)).isEqualTo(1);
  }

  @Test
  void pushThatFailedWithoutATraceIsUnanswered() {
    host.failNext(status(500, "Oops."), GitService.PUSH);

    assertThatThrownBy(() -> anonymous().createBranch(address, RELEASE, PinnedCommit.of(target)))
        .isInstanceOf(OutsideTrouble.Unanswered.class)
        .hasMessageContaining("500, Oops.");
    assertThat(host.count(GitService.PUSH)).isEqualTo(1);
  }

  @Test
  void lostAnswerIsUnansweredWhenTheHostCannotBeAskedAgain() {
    host.failNext(new GitFault.LostAnswer(), GitService.PUSH);
    host.failNext(status(503, "Maintenance."), GitService.LIST_FOR_FETCH);

    assertThatThrownBy(() -> anonymous().createBranch(address, RELEASE, PinnedCommit.of(target)))
        .isInstanceOf(OutsideTrouble.Unanswered.class);
    assertThat(anonymous().createBranch(address, RELEASE, PinnedCommit.of(target)))
        .isEqualTo(new BranchCreation.AlreadyThere());
  }

  @Test
  void slowDripEndsAtTheDeadline() {
    var hasty =
        new JGitRepositories(
            GitCredentials.none(), OutgoingProxies.none(), Duration.ofMillis(1500), NOON);
    host.failNext(new GitFault.Drip(Duration.ofMillis(100)), GitService.FETCH);

    assertThatThrownBy(() -> hasty.refs(address, "release"))
        .isInstanceOf(OutsideTrouble.Unavailable.class)
        .hasMessageContaining("no answer in time");
  }

  /** The limit is that of what is kept, not of what came over the line. */
  @ParameterizedTest
  @ValueSource(strings = {"", "gzip"})
  void refsWithoutEndEndAtALimitThatIsSaid(String packing) throws Exception {
    var patient =
        new JGitRepositories(
            GitCredentials.none(), OutgoingProxies.none(), Duration.ofSeconds(60), NOON);
    try (var endless = new EndlessRefs(Optional.of(packing).filter(it -> !it.isEmpty()))) {
      var elsewhere = new Repository("http://127.0.0.1:" + endless.port() + "/acme/my-app.git");

      assertThatThrownBy(() -> patient.refs(elsewhere, "release"))
          .isInstanceOf(OutsideTrouble.Unavailable.class)
          .hasMessageContaining("longer than 32 MB, the limit");
      endless.awaitHangingUp();
    }
  }

  @Test
  void slowAnswerToAPushIsLookedUpInTheTimeThatIsLeft() {
    var hasty =
        new JGitRepositories(
            GitCredentials.none(), OutgoingProxies.none(), Duration.ofSeconds(8), NOON);
    host.failNext(new GitFault.Drip(Duration.ofMillis(500)), GitService.PUSH);

    var ending = hasty.createBranch(address, RELEASE, PinnedCommit.of(target));

    assertThat(ending).isEqualTo(new BranchCreation.AlreadyThere());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://git.example.com/acme/my-app.git",
        "ssh://git@github.com/acme/my-app.git",
        "git@github.com:acme/my-app.git",
        "file:///srv/git/my-app.git",
        "https://alice:hunter2secret@github.com/acme/my-app.git",
        "https://alice:hunter2/secret@github.com/acme/my-app.git",
        "https://github.com/acme/my-app.git?token=hunter2secret"
      })
  void addressThatIsNotPlainHttpsIsRefused(String url) {
    var repository = new Repository(url);

    assertThatThrownBy(() -> anonymous().refs(repository, "release"))
        .isInstanceOf(OutsideTrouble.Refused.class)
        .hasMessageNotContaining("hunter2");
    assertThatThrownBy(() -> anonymous().createBranch(repository, RELEASE, PinnedCommit.of(target)))
        .isInstanceOf(OutsideTrouble.Refused.class);
  }

  private static GitFault status(int code, String body) {
    return new GitFault.Status(code, body, Optional.empty());
  }
}
