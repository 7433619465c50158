package rollbackbot.app.services;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import rollbackbot.githost.ApiAddress;
import rollbackbot.githost.ApiKind;
import rollbackbot.githost.GitHostApi;
import rollbackbot.githost.GitHostSettings;
import rollbackbot.http.OutgoingProxies;
import rollbackbot.http.Timeouts;
import rollbackbot.once.OutsideTrouble;
import rollbackbot.outside.TicketText;
import rollbackbot.release.TicketSystem;
import rollbackbot.secret.Secret;
import rollbackbot.secret.SecretCleaner;
import rollbackbot.source.CommitId;
import rollbackbot.source.Repository;
import rollbackbot.suite.Patience;

/** A host that repeats a secret, whichever of the bot's it is. */
class CleanedGitHostTest {
  private static final Secret TOKEN = new Secret("token-for-code");
  private static final Secret HOOK_SECRET = new Secret("secret-of-the-hook");
  private static final CommitId COMMIT = new CommitId("a".repeat(40));

  @RegisterExtension
  final WireMockExtension server =
      WireMockExtension.newInstance()
          .options(wireMockConfig().bindAddress("127.0.0.1").dynamicPort())
          .build();

  private CleanedGitHost host;
  private Repository repository;

  @BeforeEach
  void answerWithSecrets() {
    server.stubFor(
        any(anyUrl())
            .willReturn(jsonResponse("{\"message\":\"token-for-code secret-of-the-hook\"}", 403)));
    var address = "127.0.0.1:" + server.getPort();
    repository = new Repository("http://" + address + "/acme/my-app.git");
    var settings =
        new GitHostSettings(
            Set.of(address),
            Optional.of(TOKEN),
            Optional.of(new Secret("token-for-tickets")),
            Optional.of(
                new ApiAddress(URI.create("http://" + address + "/api/v3"), ApiKind.GITHUB)),
            "rollback-bot/test",
            OutgoingProxies.none());
    host =
        new CleanedGitHost(
            new GitHostApi(settings, Timeouts.within(Patience.LONG), InstantSource.system()),
            new SecretCleaner(List.of(TOKEN, HOOK_SECRET)));
  }

  private static void assertClean(ThrowingCallable call) {
    var refused = catchThrowableOfType(OutsideTrouble.Refused.class, call);

    assertThat(refused.words()).isEqualTo("[secret] [secret]");
    assertThat(refused).hasMessageEndingWith(": 403, [secret] [secret]").hasNoCause();
    assertThat(refused.status()).isEqualTo(403);
  }

  @Test
  void neverShowsIt() {
    var text = new TicketText("Title", "Body", List.of());

    assertClean(() -> host.find(TicketSystem.GITHUB, repository, "incident-7"));
    assertClean(() -> host.open(TicketSystem.GITHUB, repository, text));
    assertClean(() -> host.lineage(repository, COMMIT, COMMIT));
    assertClean(() -> host.compare(repository, COMMIT, COMMIT));
  }
}
