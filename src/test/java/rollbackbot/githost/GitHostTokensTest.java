package rollbackbot.githost;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rollbackbot.once.OutsideTrouble.Refused;
import rollbackbot.release.TicketSystem;
import rollbackbot.source.Repository;

/** Which host is asked, and which token it gets to see. */
class GitHostTokensTest extends StubbedGitHost {

  @RegisterExtension
  final WireMockExtension elsewhere =
      WireMockExtension.newInstance()
          .options(wireMockConfig().bindAddress("127.0.0.1").dynamicPort())
          .build();

  private String elsewhereRoot() {
    return "http://127.0.0.1:" + elsewhere.getPort();
  }

  private Repository repository() {
    return repository("/acme/my-app.git");
  }

  private Set<String> ownHost() {
    return Set.of("127.0.0.1:" + server.getPort());
  }

  @Test
  void withoutATokenOfTheirOwnTicketsUseTheOther() {
    answerAll(okJson("[]"));

    api(ApiKind.GITHUB, ownHost(), Optional.empty())
        .find(TicketSystem.GITHUB, repository(), "incident-7");

    server.verify(
        getRequestedFor(anyUrl()).withHeader("Authorization", equalTo("Bearer token-for-code")));
  }

  @Test
  void aHostThatIsNotNamedGetsNoToken() {
    answerAll(okJson("{\"status\":\"ahead\",\"files\":[]}"));
    var api = api(ApiKind.GITHUB, Set.of("github.com", "127.0.0.1"), Optional.of(TICKET_TOKEN));

    assertThat(api.compare(repository(), NEWER, OLDER)).isPresent();

    server.verify(1, getRequestedFor(anyUrl()).withHeader("Authorization", absent()));
  }

  @Test
  void withoutATokenNoTicketIsAskedFor() {
    var api = api(ApiKind.GITHUB, Set.of("github.com"), Optional.of(TICKET_TOKEN));

    assertThat(trouble(Refused.class, () -> api.open(TicketSystem.GITHUB, repository(), TEXT)))
        .hasMessage(
            "opening a ticket of acme/my-app: no token is sent to 127.0.0.1:%d, which isn't in GIT_HOST"
                .formatted(server.getPort()));
    server.verify(0, anyRequestedFor(anyUrl()));
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 307, 308})
  void aRedirectToAnotherHostIsNotFollowed(int status) {
    answerAll(aResponse().withStatus(status).withHeader("Location", elsewhereRoot() + "/api/v3/x"));
    elsewhere.stubFor(any(anyUrl()).willReturn(okJson("[]")));

    var reading =
        trouble(
            Refused.class,
            () -> api(ApiKind.GITHUB).find(TicketSystem.GITHUB, repository(), "incident-7"));
    var opening =
        trouble(
            Refused.class, () -> api(ApiKind.GITHUB).open(TicketSystem.GITHUB, repository(), TEXT));

    assertThat(reading).hasMessageEndingWith("redirected to 127.0.0.1, not followed");
    assertThat(opening.status()).isEqualTo(status);
    elsewhere.verify(0, anyRequestedFor(anyUrl()));
  }

  @Test
  void theApiIsNotAskedForRepositoriesOfAnotherHost() {
    var other = new Repository(elsewhereRoot() + "/acme/my-app.git");

    assertThat(api(ApiKind.GITHUB).compare(other, NEWER, OLDER)).isEmpty();
    assertThat(
            trouble(
                Refused.class,
                () -> api(ApiKind.GITHUB).find(TicketSystem.GITHUB, other, "incident-7")))
        .hasMessageContaining("no API that is known");
    server.verify(0, anyRequestedFor(anyUrl()));
    elsewhere.verify(0, anyRequestedFor(anyUrl()));
  }

  @Test
  void ticketsOfAnotherKindOfHostAreANo() {
    assertThat(
            trouble(
                Refused.class,
                () -> api(ApiKind.GITHUB).find(TicketSystem.GITLAB, repository(), "incident-7")))
        .hasMessage(
            "finding the place for tickets: the repository is on GitHub; correct `tickets`, or set"
                + " GIT_API_URL");
    server.verify(0, anyRequestedFor(anyUrl()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://git.example/acme/my-app.git",
        "https://user:secret@github.com/acme/my-app.git",
        "git@github.com:acme/my-app.git",
        "https://github.com/acme",
        "https://github.com/acme/my-app/more",
        "https://git.example/acme/my-app.git"
      })
  void whatNoApiServesIsNotAsked(String address) {
    assertThat(Project.of(new Repository(address), Optional.empty())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "https://github.com/acme/my-app.git, https://api.github.com, acme/my-app",
    "https://GitHub.com/acme/my.app/, https://api.github.com, acme/my.app",
    "https://gitlab.com/acme/shop/my-app.git, https://gitlab.com/api/v4, acme/shop/my-app"
  })
  void publicHostsAreKnown(String address, URI api, String path) {
    var project = Project.of(new Repository(address), Optional.empty()).orElseThrow();

    assertThat(project.api().url()).isEqualTo(api);
    assertThat(project.path()).isEqualTo(path);
  }

  @ParameterizedTest
  @CsvSource({
    "https://git.example/api/v3, https://git.example/a/b.git, true",
    "https://api.acme.ghe.com, https://acme.ghe.com/a/b.git, true",
    "https://git.example:8443/api/v4, https://git.example:8443/a/b.git, true",
    "https://git.example/api/v3, https://git.example:8443/a/b.git, false",
    "https://git.example/api/v3, http://git.example/a/b.git, false",
    "https://git.example/api/v3, https://other.git.example/a/b.git, false",
    "https://git.example/api/v3, git@git.example:a/b.git, false"
  })
  void anApiServesItsOwnHost(URI api, String address, boolean serves) {
    assertThat(new ApiAddress(api, ApiKind.GITHUB).serves(new Repository(address)))
        .isEqualTo(serves);
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://git.example/api/v3", "https://me:secret@git.example/api/v3"})
  void anApiThatOthersHearIsNone(URI address) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ApiAddress(address, ApiKind.GITHUB))
        .withMessageNotContaining("secret");
  }
}
