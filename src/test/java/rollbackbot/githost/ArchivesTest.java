package rollbackbot.githost;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import rollbackbot.archive.ArchiveFault;
import rollbackbot.archive.ArchiveFile.Taken;
import rollbackbot.archive.CodeArchives.Finding;
import rollbackbot.archive.Tar;
import rollbackbot.once.OutsideTrouble;
import rollbackbot.once.OutsideTrouble.Unavailable;
import rollbackbot.source.Repository;

/** The archives of a host of one's own, whatever it answers. */
class ArchivesTest extends StubbedGitHost {
  private static final String OF_GITHUB = "/acme/my-app/archive/" + NEWER + ".tar.gz";
  private static final String OF_GITLAB =
      "/code/acme/my-app/-/archive/%s/my-app-%s.tar.gz".formatted(NEWER, NEWER);
  private static final String API_OF_GITHUB = "/api/v3/repos/acme/my-app/tarball/" + NEWER;
  private static final String API_OF_GITLAB =
      "/code/api/v4/projects/acme%2Fmy-app/repository/archive.tar.gz?sha=" + NEWER;

  @RegisterExtension
  final WireMockExtension elsewhere =
      WireMockExtension.newInstance()
          .options(wireMockConfig().bindAddress("127.0.0.1").dynamicPort())
          .build();

  private static ResponseDefinitionBuilder archive() {
    return archive(Tar.of(NEWER, "my-app/Procfile").packed());
  }

  private static ResponseDefinitionBuilder archive(byte[] bytes) {
    return aResponse()
        .withStatus(200)
        .withHeader("Content-Type", "application/x-gzip")
        .withBody(bytes);
  }

  private static ResponseDefinitionBuilder page() {
    return aResponse()
        .withStatus(200)
        .withHeader("Content-Type", "text/html")
        .withBody("<html><body>Sign in</body></html>");
  }

  private void answer(String address, ResponseDefinitionBuilder answer) {
    server.stubFor(get(urlEqualTo(address)).willReturn(answer));
  }

  /** What is answered to our token alone. */
  private void answerToken(String address, ResponseDefinitionBuilder answer) {
    server.stubFor(
        get(urlEqualTo(address))
            .withHeader("Authorization", equalTo("Bearer " + TOKEN.reveal()))
            .willReturn(answer));
  }

  private Repository repository(ApiKind kind) {
    return repository(kind == ApiKind.GITHUB ? "/acme/my-app.git" : "/code/acme/my-app.git");
  }

  private Finding look(ApiKind kind) {
    return api(kind).look(repository(kind), NEWER);
  }

  private Taken fetch(ApiKind kind) {
    return api(kind).fetch(repository(kind), NEWER);
  }

  private static String publicAddress(ApiKind kind) {
    return kind == ApiKind.GITHUB ? OF_GITHUB : OF_GITLAB;
  }

  private static String ofApi(ApiKind kind) {
    return kind == ApiKind.GITHUB ? API_OF_GITHUB : API_OF_GITLAB;
  }

  @ParameterizedTest
  @EnumSource
  void whatEverybodyGetsIsAskedForWithoutTheToken(ApiKind kind) {
    answer(publicAddress(kind), archive());

    assertThat(look(kind)).isEqualTo(new Finding.Public(URI.create(root() + publicAddress(kind))));
    server.verify(
        1, getRequestedFor(urlEqualTo(publicAddress(kind))).withHeader("Authorization", absent()));
  }

  @ParameterizedTest
  @EnumSource
  void whatOnlyTheTokenGetsIsPrivate(ApiKind kind) {
    answerToken(ofApi(kind), archive());

    assertThat(look(kind)).isEqualTo(new Finding.Private());
    try (var file = ((Taken.Good) fetch(kind)).file()) {
      assertThat(Tar.commitOf(file)).isEqualTo(NEWER);
    }
  }

  /** GitLab shows whoever isn't known the page to log in on, with 200. */
  @ParameterizedTest
  @EnumSource
  void aPageIsNoArchiveWhateverItsStatus(ApiKind kind) {
    answer(publicAddress(kind), page());
    answer(ofApi(kind), page());

    assertThat(look(kind)).isEqualTo(new Finding.Missing(ArchiveFault.NOT_AN_ARCHIVE));
    assertThat(fetch(kind)).isEqualTo(new Taken.Bad(ArchiveFault.NOT_AN_ARCHIVE));
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 404})
  void whatTheTokenMayNotReadIsNotGiven(int status) {
    answer(API_OF_GITHUB, aResponse().withStatus(status));

    assertThat(look(ApiKind.GITHUB)).isEqualTo(new Finding.Missing(ArchiveFault.NOT_GIVEN));
    assertThat(fetch(ApiKind.GITHUB)).isEqualTo(new Taken.Bad(ArchiveFault.NOT_GIVEN));
  }

  @Test
  void aHostThatGetsNoTokenIsAskedNoFurther() {
    var api = api(ApiKind.GITHUB, Set.of("other.example"), Optional.empty());

    assertThat(api.look(repository(ApiKind.GITHUB), NEWER))
        .isEqualTo(new Finding.Missing(ArchiveFault.NOT_PUBLIC));
    server.verify(0, getRequestedFor(urlPathMatching("/api/.*")));
  }

  @Test
  void aHostThatNobodyKnowsIsntAsked() {
    var unknown = new Repository("https://git.example/acme/my-app.git");

    assertThat(api(ApiKind.GITHUB).look(unknown, NEWER))
        .isEqualTo(new Finding.Missing(ArchiveFault.UNKNOWN_HOST));
    assertThat(api(ApiKind.GITHUB).fetch(unknown, NEWER))
        .isEqualTo(new Taken.Bad(ArchiveFault.UNKNOWN_HOST));
  }

  /** As GitHub does: its archives are on another host, which has a key of its own. */
  @Test
  void aRedirectElsewhereIsFollowedWithoutTheToken() {
    var kept = "http://127.0.0.1:" + elsewhere.getPort() + "/kept?token=short-lived";
    answerToken(API_OF_GITHUB, aResponse().withStatus(302).withHeader("Location", kept));
    elsewhere.stubFor(
        get("/kept?token=short-lived").withHeader("Authorization", absent()).willReturn(archive()));

    assertThat(look(ApiKind.GITHUB)).isEqualTo(new Finding.Private());
    assertThat(fetch(ApiKind.GITHUB)).isInstanceOf(Taken.Good.class);
    elsewhere.verify(
        2, getRequestedFor(urlPathMatching("/.*")).withHeader("Authorization", absent()));
  }

  @Test
  void whoeverSendsUsBackGetsTheTokenNoMore() {
    var away = "http://127.0.0.1:" + elsewhere.getPort() + "/away";
    answerToken(API_OF_GITHUB, aResponse().withStatus(302).withHeader("Location", away));
    elsewhere.stubFor(
        get("/away")
            .willReturn(aResponse().withStatus(302).withHeader("Location", root() + "/back")));
    answer("/back", archive());

    assertThat(look(ApiKind.GITHUB)).isEqualTo(new Finding.Private());
    server.verify(1, getRequestedFor(urlEqualTo("/back")).withHeader("Authorization", absent()));
  }

  @Test
  void redirectsWithoutEndAndToTheClearAreNotFollowed() {
    answer(OF_GITHUB, aResponse().withStatus(302).withHeader("Location", "http://git.example/x"));
    answer(API_OF_GITHUB, aResponse().withStatus(302).withHeader("Location", API_OF_GITHUB));

    assertThat(look(ApiKind.GITHUB)).isEqualTo(new Finding.Missing(ArchiveFault.NOT_GIVEN));
    server.verify(4, getRequestedFor(urlEqualTo(API_OF_GITHUB)));
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 429, 500, 503})
  void aHostInTroubleTellsNothing(int status) {
    answer(OF_GITHUB, aResponse().withStatus(status).withHeader("Retry-After", "7"));

    assertThatThrownBy(() -> look(ApiKind.GITHUB)).isInstanceOf(Unavailable.class);
  }

  @Test
  void aStreamThatIsCutIsTroubleAndNoArchive() {
    var whole = Tar.of(NEWER, "my-app/Procfile", "my-app/server.js").packed();
    answer(API_OF_GITHUB, archive(Arrays.copyOf(whole, whole.length / 2)));

    assertThatThrownBy(() -> fetch(ApiKind.GITHUB))
        .isInstanceOf(Unavailable.class)
        .hasMessageContaining("the archive broke off");
  }

  @Test
  void aConnectionThatBreaksIsTrouble() {
    answer(API_OF_GITHUB, aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));

    assertThatThrownBy(() -> fetch(ApiKind.GITHUB)).isInstanceOf(OutsideTrouble.class);
  }

  @Test
  void twoRootsAreTold() {
    answer(API_OF_GITHUB, archive(Tar.of(NEWER, "one/Procfile", "two/Procfile").packed()));

    assertThat(fetch(ApiKind.GITHUB)).isEqualTo(new Taken.Bad(ArchiveFault.NOT_ONE_ROOT));
  }

  @Test
  void anotherCommitIsTold() {
    answer(API_OF_GITHUB, archive(Tar.of(OLDER, "my-app/Procfile").packed()));

    assertThat(fetch(ApiKind.GITHUB)).isEqualTo(new Taken.Bad(ArchiveFault.OTHER_COMMIT));
  }
}
