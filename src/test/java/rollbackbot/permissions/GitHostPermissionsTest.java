package rollbackbot.permissions;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import rollbackbot.git.GitCredentials;
import rollbackbot.git.JGitRepositories;
import rollbackbot.githost.ApiAddress;
import rollbackbot.githost.ApiKind;
import rollbackbot.githost.GitHostApi;
import rollbackbot.githost.GitHostSettings;
import rollbackbot.http.OutgoingProxies;
import rollbackbot.http.Service;
import rollbackbot.http.Timeouts;
import rollbackbot.once.OutsideTrouble;
import rollbackbot.outside.TicketText;
import rollbackbot.sandbox.git.FakeGitHost;
import rollbackbot.sandbox.git.GitService;
import rollbackbot.sandbox.git.ReceivedRequest;
import rollbackbot.secret.Secret;
import rollbackbot.source.BranchName;
import rollbackbot.source.CommitId;
import rollbackbot.source.PinnedCommit;
import rollbackbot.source.Repository;
import rollbackbot.suite.Patience;

/** Each call to a Git host that the list has is one that the bot's clients make. */
class GitHostPermissionsTest {
  private static final CommitId OLDER = new CommitId("a".repeat(40));
  private static final CommitId NEWER = new CommitId("b".repeat(40));
  private static final Duration PATIENCE = Patience.LONG;

  /** Has nearly nothing of what it is asked for. */
  @RegisterExtension
  final WireMockExtension server =
      WireMockExtension.newInstance()
          .options(wireMockConfig().bindAddress("127.0.0.1").dynamicPort())
          .build();

  @Test
  void noCallOfAnApiIsListedThatIsNeverSent() {
    var json = aResponse().withHeader("Content-Type", "application/json");
    server.stubFor(any(anyUrl()).willReturn(json.withStatus(404).withBody("{}")));
    server.stubFor(
        any(urlPathMatching(".*/merge_base"))
            .willReturn(okJson("{\"id\":\"%s\"}".formatted(OLDER))));

    asksAll(ApiKind.GITHUB, "/api/v3");
    asksAll(ApiKind.GITLAB, "/api/v4");

    assertThat(Sent.neverAmong(sent(), Service.GITHUB, Service.GITLAB, Service.ARCHIVES)).isEmpty();
  }

  private List<Sent> sent() {
    return server.getAllServeEvents().stream()
        .map(event ->
            new Sent(
                event.getRequest().getMethod().getName(),
                HttpUrl.get(event.getRequest().getAbsoluteUrl())))
        .toList();
  }

  private void asksAll(ApiKind kind, String path) {
    var host = "127.0.0.1:" + server.getPort();
    var repository = new Repository("http://" + host + "/acme/my-app.git");
    var api =
        new GitHostApi(
            new GitHostSettings(
                Set.of(host),
                Optional.of(new Secret("token-for-code")),
                Optional.empty(),
                Optional.of(new ApiAddress(URI.create("http://" + host + path), kind)),
                "rollback-bot/test",
                OutgoingProxies.none()),
            Timeouts.within(PATIENCE),
            Clock.systemUTC());
    ask(() -> api.lineage(repository, OLDER, NEWER));
    ask(() -> api.compare(repository, OLDER, NEWER));
    ask(() -> api.changes(repository, OLDER, NEWER));
    ask(() -> api.find(kind.tickets(), repository, "incident-7"));
    ask(() -> api.open(kind.tickets(), repository, new TicketText("Title", "Body", List.of())));
    api.look(repository, OLDER);
    api.fetch(repository, OLDER);
  }

  /** It may be answered, or not: it was sent. */
  private static void ask(ThrowingCallable question) {
    assertThat(catchThrowable(question))
        .satisfiesAnyOf(
            answered -> assertThat(answered).isNull(),
            refused -> assertThat(refused).isInstanceOf(OutsideTrouble.class));
  }

  @Test
  void nothingOfGitsProtocolIsListedThatIsNeverSent(@TempDir Path folder) {
    try (var host = new FakeGitHost(folder, 0).start()) {
      var commit = host.repository("acme", "my-app").release("4.0.0").commitOf("v4.0.0");
      var address = host.address("acme", "my-app");
      var repositories =
          new JGitRepositories(
              GitCredentials.none(), OutgoingProxies.none(), PATIENCE, Clock.systemUTC());

      repositories.presence(address, NEWER);
      repositories.file(address, commit, "Procfile");
      repositories.pushRefusal(address);
      repositories.createBranch(
          address, new BranchName("release/v4.0.0"), new PinnedCommit(commit, Optional.empty()));

      var sent = host.received().stream().map(call -> sent(call, address)).toList();
      assertThat(Sent.neverAmong(sent, Service.GIT)).isEmpty();
    }
  }

  /** As Git's protocol has it (Git docs: http-protocol). */
  private static Sent sent(ReceivedRequest call, Repository address) {
    var path =
        switch (call.service()) {
          case LIST_FOR_FETCH -> "/info/refs?service=git-upload-pack";
          case FETCH -> "/git-upload-pack";
          case LIST_FOR_PUSH -> "/info/refs?service=git-receive-pack";
          case PUSH -> "/git-receive-pack";
        };
    boolean isList =
        Set.of(GitService.LIST_FOR_FETCH, GitService.LIST_FOR_PUSH).contains(call.service());
    return new Sent(isList ? "GET" : "POST", HttpUrl.get(address.url() + path));
  }
}
