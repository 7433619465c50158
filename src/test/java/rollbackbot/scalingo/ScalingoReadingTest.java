package rollbackbot.scalingo;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;
import rollbackbot.http.Timeouts;
import rollbackbot.once.OutsideTrouble.Unavailable;
import rollbackbot.release.Deployment;
import rollbackbot.release.DeploymentId;
import rollbackbot.scalingo.http.ScalingoHttp;
import rollbackbot.source.BranchName;
import rollbackbot.source.CodeHost;
import rollbackbot.source.Repository;
import rollbackbot.suite.Heard;
import rollbackbot.version.OutputVersion;

/** What is made of answers that vary: pages, missing fields, links, long outputs. */
class ScalingoReadingTest extends StubbedScalingo {
  private static final DeploymentId ID = new DeploymentId("d-1");

  @ParameterizedTest
  @ValueSource(strings = {"prev_page", "previous_page"})
  void pagesAreReadUntilThereAreEnough(String previousKey) {
    page(1, 3, previousKey, "d-1", "d-2");
    page(2, 3, previousKey, "d-3", "d-4");
    page(3, 3, previousKey, "d-5");

    assertThat(ids(platform().deployments(Clients.APP, 3))).containsExactly("d-1", "d-2", "d-3");
    assertThat(ids(platform().deployments(Clients.APP, 9)))
        .containsExactly("d-1", "d-2", "d-3", "d-4", "d-5");
  }

  @Test
  void deploymentThatMovedToTheNextPageCountsOnce() {
    page(1, 2, "prev_page", "d-1", "d-2");
    page(2, 2, "prev_page", "d-2", "d-3");

    assertThat(ids(platform().deployments(Clients.APP, 9))).containsExactly("d-1", "d-2", "d-3");
  }

  @Test
  void serverThatAlwaysAnswersTheSamePageIsNotAskedForever() {
    server.stubFor(
        get(urlPathEqualTo(DEPLOYMENTS))
            .willReturn(Recorded.jsonText(200, list(1, 1_000, "prev_page", "d-1", "d-2"))));

    assertThat(ids(platform().deployments(Clients.APP, 9))).containsExactly("d-1", "d-2");
    server.verify(2, getRequestedFor(urlPathEqualTo(DEPLOYMENTS)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"deployments\":[{\"id\":\"d-1\"}]}",
        "{\"deployments\":[{\"id\":\"d-1\"}],\"meta\":{}}",
        "{\"deployments\":[{\"id\":\"d-1\"}],\"meta\":{\"pagination\":{\"current_page\":1}}}"
      })
  void listWithoutPagesIsOnePage(String body) {
    server.stubFor(get(urlPathEqualTo(DEPLOYMENTS)).willReturn(Recorded.jsonText(200, body)));

    assertThat(ids(platform().deployments(Clients.APP, 9))).containsExactly("d-1");
  }

  @Test
  void nothingIsAskedForNothing() {
    assertThat(platform().deployments(Clients.APP, 0)).isEmpty();
    server.verify(0, getRequestedFor(urlPathEqualTo(DEPLOYMENTS)));
  }

  @Test
  void whatADeploymentDoesNotTellIsAbsentAndItHasNotEnded() {
    var body =
        """
        {"deployment":{"id":"d-1","created_at":null,"git_ref":"","pusher":{},"duration":0,
        "new_field":{"deep":[1]}}}\
        """;
    server.stubFor(get(DEPLOYMENTS + "/d-1").willReturn(Recorded.jsonText(200, body)));

    var deployment = platform().deployment(Clients.APP, ID);

    assertThat(deployment.status().isFinal()).isFalse();
    assertThat(deployment.createdAt()).isEqualTo(clock.instant());
    assertThat(deployment.gitRef()).isEmpty();
    assertThat(deployment.pusher()).isEmpty();
    assertThat(deployment.duration()).isEmpty();
  }

  @Test
  void aDurationThatNoBuildHasIsNotTold() {
    var body = "{\"deployment\":{\"id\":\"d-1\",\"duration\":9223372036854775807}}";
    server.stubFor(get(DEPLOYMENTS + "/d-1").willReturn(Recorded.jsonText(200, body)));

    assertThat(platform().deployment(Clients.APP, ID).duration()).isEmpty();
  }

  @Test
  void documentedExampleWithAnOffsetAndWithoutStatusIsRead() {
    server.stubFor(get(DEPLOYMENTS + "/d-1").willReturn(Recorded.json(200, "deployment_show_200")));

    var deployment = platform().deployment(Clients.APP, ID);

    assertThat(deployment.createdAt()).isEqualTo("2014-09-10T08:49:42.390Z");
    assertThat(deployment.gitRef()).contains("abcdef1234567890");
    assertThat(deployment.stack()).contains("scalingo/ubuntu-20");
  }

  @Test
  void unknownStatusIsKeptAsItIs() {
    var body = "{\"deployment\":{\"id\":\"d-1\",\"status\":\"vanished\"}}";
    server.stubFor(get(DEPLOYMENTS + "/d-1").willReturn(Recorded.jsonText(200, body)));

    var status = platform().deployment(Clients.APP, ID).status();

    assertThat(status.word()).isEqualTo("vanished");
    assertThat(status.isFinal()).isTrue();
    assertThat(status.isSuccess()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "github, -, -, https://github.com/acme/my-app.git",
        "gitlab, -, -, https://gitlab.com/acme/my-app.git",
        "github-enterprise, -, -, -",
        "new-host, -, -, -",
        "github, '', -, https://github.com/acme/my-app.git",
        "gitlab-self-hosted, https://git.acme.example, git.acme.example,"
            + " https://git.acme.example/acme/my-app.git",
        "gitlab-self-hosted, https://git.acme.example:8443/, git.acme.example:8443,"
            + " https://git.acme.example:8443/acme/my-app.git",
        "github, https://github.com/acme/my-app, github.com, https://github.com/acme/my-app.git",
        "gitlab-self-hosted, git.acme.example, git.acme.example,"
            + " https://git.acme.example/acme/my-app.git",
        "gitlab-self-hosted, http://git.acme.example, git.acme.example,"
            + " https://git.acme.example/acme/my-app.git",
        "gitlab-self-hosted, http://127.0.0.1:4242, 127.0.0.1:4242,"
            + " http://127.0.0.1:4242/acme/my-app.git",
        "gitlab-self-hosted, https://git.acme.example/gitlab, git.acme.example/gitlab,"
            + " https://git.acme.example/gitlab/acme/my-app.git",
        "gitlab-self-hosted, https://git.acme.example:8443/code/git//,"
            + " git.acme.example:8443/code/git,"
            + " https://git.acme.example:8443/code/git/acme/my-app.git",
        "gitlab-self-hosted, https://git.acme.example/gitlab/Acme/My-App.git,"
            + " git.acme.example/gitlab, https://git.acme.example/gitlab/acme/my-app.git",
        "github, https://www.github.com/, github.com, https://github.com/acme/my-app.git"
      })
  void hostOfTheRepositoryComesFromUrlOrType(
      String type, String url, String host, String repository) {
    var urlField = url == null ? "" : ",\"url\":\"" + url + "\"";
    var body =
        "{\"scm_repo_link\":{\"owner\":\"acme\",\"repo\":\"my-app\",\"scm_type\":\"%s\"%s}}"
            .formatted(type, urlField);
    server.stubFor(get(LINK).willReturn(Recorded.jsonText(200, body)));

    var link = platform().repositoryLink(Clients.APP).orElseThrow();

    assertThat(link.root()).isEqualTo(Optional.ofNullable(host));
    assertThat(link.repository()).isEqualTo(Optional.ofNullable(repository).map(Repository::new));
    assertThat(link.branch()).isEmpty();
    assertThat(link.autoDeployEnabled()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "github, -",
        "gitlab, -",
        "github-enterprise, GITHUB",
        "gitlab-self-hosted, GITLAB",
        "new-host, -"
      })
  void typeTellsWhatAHostOfOnesOwnRuns(String type, CodeHost host) {
    var body =
        "{\"scm_repo_link\":{\"owner\":\"acme\",\"repo\":\"my-app\",\"scm_type\":\"%s\"}}"
            .formatted(type);
    server.stubFor(get(LINK).willReturn(Recorded.jsonText(200, body)));

    var link = platform().repositoryLink(Clients.APP).orElseThrow();

    assertThat(link.selfHosted()).isEqualTo(Optional.ofNullable(host));
  }

  @Test
  void groupsOfGroupsStayFolders() {
    var body =
        """
        {"scm_repo_link":{"owner":"group/sub","repo":"deep/app","scm_type":"gitlab-self-hosted",
          "url":"https://git.acme.example/gitlab"}}\
        """;
    server.stubFor(get(LINK).willReturn(Recorded.jsonText(200, body)));

    var link = platform().repositoryLink(Clients.APP).orElseThrow();

    assertThat(link.repository())
        .contains(new Repository("https://git.acme.example/gitlab/group/sub/deep/app.git"));
  }

  @Test
  void outputWithoutAnEndIsLeftAtTheSettlingLine() {
    var settled = "\u001B[1m> other@1.0.0 build\u001B[0m\r\n> my-app@4.1.1 prepare\r\n";
    var output = settled + "downloading…\n".repeat(50_000);
    server.stubFor(
        get(DEPLOYMENTS + "/d-1/output")
            .willReturn(
                ok(output)
                    .withHeader("Content-Type", "text/plain; charset=utf-8")
                    .withChunkedDribbleDelay(200, 120_000)));
    var platform =
        Clients.toldThe(
            server.baseUrl(), server.baseUrl(), Timeouts.within(Duration.ofSeconds(30)), clock);

    var versions = platform.outputVersions(Clients.APP, ID, new PackageLines("my-app"));

    assertThat(versions)
        .containsExactly(
            new OutputVersion(Optional.of("other"), "1.0.0"),
            new OutputVersion(Optional.of("my-app"), "4.1.1"));
  }

  @Test
  void outputIsReadToItsEndWhereNothingSettles() {
    server.stubFor(
        get(DEPLOYMENTS + "/d-1/output")
            .willReturn(ok("> a@1.0.0 x\n> b@2.0.0 x\n").withHeader("Content-Type", "text/plain")));

    var versions = platform().outputVersions(Clients.APP, ID, new PackageLines("my-app"));

    assertThat(versions).extracting(OutputVersion::version).containsExactly("1.0.0", "2.0.0");
  }

  @Test
  void tailIsTheLastLines() {
    server.stubFor(
        get(DEPLOYMENTS + "/d-1/output")
            .willReturn(ok("one\ntwo\nthree\n").withHeader("Content-Type", "text/plain")));

    assertThat(tail(2)).containsExactly("two", "three");
    assertThat(tail(9)).containsExactly("one", "two", "three");
  }

  @Test
  void tailOfALongOutputIsItsEnd() {
    var warnings = "warning: deprecated, see the notes of the release\n".repeat(130_000);
    server.stubFor(
        get(DEPLOYMENTS + "/d-1/output")
            .willReturn(
                ok(warnings + "Error: no space left\n").withHeader("Content-Type", "text/plain")));

    var tail = platform().outputTail(Clients.APP, ID, 2);

    assertThat(warnings.length()).isGreaterThan(6 << 20);
    assertThat(tail.lines())
        .containsExactly(
            "warning: deprecated, see the notes of the release", "Error: no space left");
    assertThat(tail.cutAfter()).isEmpty();
  }

  @Test
  void outputThatBreaksOffShowsWhatWasReadAndSaysSo() {
    timeouts = Clients.IMPATIENT;
    server.stubFor(
        get(DEPLOYMENTS + "/d-1/output")
            .willReturn(
                ok("one\ntwo\n" + "x".repeat(4_000))
                    .withHeader("Content-Type", "text/plain")
                    .withChunkedDribbleDelay(200, 60_000)));

    var tail = platform().outputTail(Clients.APP, ID, 9);

    assertThat(tail.lines()).startsWith("one", "two");
    assertThat(tail.cutAfter())
        .hasValueSatisfying(bytes -> assertThat(bytes).isBetween(8L, 4_007L));
  }

  private List<String> tail(int count) {
    return platform().outputTail(Clients.APP, ID, count).lines();
  }

  @Test
  void spentBudgetLeavesCallsForTheConfirmedRollback() {
    server.stubFor(
        get(DEPLOYMENTS + "/d-1/output")
            .willReturn(ok("one\n").withHeader("Content-Type", "text/plain")));
    server.stubFor(post(MANUAL_DEPLOY).willReturn(Recorded.json(200, "manual_deploy_200")));
    var api = Optional.of(HttpUrl.get(server.baseUrl()));
    var settings = Clients.settings(URI.create(server.baseUrl()), Clients.API_TOKEN, api, 8);
    var platform = Clients.client(settings, timeouts, clock);
    // One call exchanges the token; five more use up what reading may use of eight.
    IntStream.range(0, 5).forEach(_ -> platform.outputTail(Clients.APP, ID, 1));

    var trouble = trouble(Unavailable.class, () -> platform.outputTail(Clients.APP, ID, 1));
    platform.deploy(Clients.APP, new BranchName("master"));

    assertThat(trouble.retryAfter()).contains(Duration.ofSeconds(61));
    server.verify(5, getRequestedFor(urlPathEqualTo(DEPLOYMENTS + "/d-1/output")));
    server.verify(1, postRequestedFor(urlEqualTo(MANUAL_DEPLOY)));
  }

  @Test
  void eachCallIsToldToTheListener() {
    server.stubFor(get(LINK).willReturn(Recorded.json(500, "error_500")));
    var told = new ArrayList<String>();
    var api = Optional.of(HttpUrl.get(server.baseUrl()));
    var account =
        new ScalingoAccount(
            Clients.settings(URI.create(server.baseUrl()), Clients.API_TOKEN, api, 60),
            () -> 1,
            timeouts,
            clock,
            clock,
            () -> "id",
            (operation, status, took) -> told.add(operation + " " + status + took.isPositive()));

    trouble(Unavailable.class, () -> account.platform().repositoryLink(Clients.APP));

    assertThat(told).containsExactly("exchange-token 200true", "repository-link 500true");
  }

  @Test
  void logTellsTheCallAndNoToken() {
    server.stubFor(post(MANUAL_DEPLOY).willReturn(Recorded.json(200, "manual_deploy_200")));
    List<String> lines;
    try (var heard = Heard.of(ScalingoHttp.class, Level.DEBUG)) {
      platform().deploy(Clients.APP, new BranchName("master"));
      lines = heard.events().stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    assertThat(lines).hasSize(2);
    assertThat(lines.get(1)).matches("POST " + MANUAL_DEPLOY + " 200 in \\d+ ms, request \\S+");
    assertThat(lines)
        .noneMatch(line -> line.contains("tk-us-example") || line.contains("your-bearer"));
  }

  @Test
  void failedCallIsLoggedAtInfoWithItsRequestIdAndTheIncident() {
    server.stubFor(get(LINK).willReturn(Recorded.json(500, "error_500")));
    List<ILoggingEvent> events;
    try (var heard = Heard.of(ScalingoHttp.class, Level.INFO);
        var _ = MDC.putCloseable("incident", "i-1")) {
      trouble(Unavailable.class, () -> platform().repositoryLink(Clients.APP));
      events = heard.events();
    }

    assertThat(events)
        .singleElement()
        .satisfies(event -> {
          var about = event.getMDCPropertyMap();
          assertThat(about).containsEntry("incident", "i-1").containsKey("requestId");
          server.verify(
              getRequestedFor(urlEqualTo(LINK))
                  .withHeader("X-Request-ID", equalTo(about.get("requestId"))));
        });
  }

  private void page(int number, int of, String previousKey, String... ids) {
    server.stubFor(
        get(urlPathEqualTo(DEPLOYMENTS))
            .withQueryParam("page", equalTo(Integer.toString(number)))
            .willReturn(Recorded.jsonText(200, list(number, of, previousKey, ids))));
  }

  private static String list(int page, int pages, String previousKey, String... ids) {
    var rows =
        List.of(ids).stream()
            .map(id -> "{\"id\":\"%s\",\"created_at\":\"2026-05-04T09:00:00Z\"}".formatted(id))
            .collect(Collectors.joining(","));
    return """
    {"deployments":[%s],"meta":{"pagination":{"current_page":%d,"%s":null,"next_page":%d,
    "total_pages":%d}}}\
    """
        .formatted(rows, page, previousKey, Math.min(page + 1, pages), pages);
  }

  private static List<String> ids(List<Deployment> deployments) {
    return deployments.stream().map(deployment -> deployment.id().value()).toList();
  }
}
