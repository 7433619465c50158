package rollbackbot.githost;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rollbackbot.once.OutsideTrouble.Refused;
import rollbackbot.once.OutsideTrouble.Unanswered;
import rollbackbot.once.OutsideTrouble.Unavailable;
import rollbackbot.outside.Ticket;
import rollbackbot.release.TicketSystem;
import rollbackbot.source.SourceCode;
import rollbackbot.source.SourceCode.Lineage;

/**
 * GitHub's part of the contract; the shapes are those of docs.github.com/rest (issues, commits,
 * repository contents), with what we don't read mostly left out.
 */
class GitHubApiTest extends StubbedGitHost {
  private static final String REPOSITORY = "/api/v3/repos/acme/my-app";
  private static final String ISSUES = REPOSITORY + "/issues";
  private static final String COMPARE = REPOSITORY + "/compare/" + OLDER + "..." + NEWER;
  private static final String COMPARE_BACK = REPOSITORY + "/compare/" + NEWER + "..." + OLDER;

  private static final String NOT_FOUND =
      "{\"message\":\"Not Found\",\"documentation_url\":\"https://docs.github.com/rest\"}";

  private static String issue(int number, String body) {
    return """
    {
      "id": %1$d00,
      "node_id": "MDU6SXNzdWU%1$d",
      "url": "https://api.github.com/repos/acme/my-app/issues/%1$d",
      "html_url": "https://github.com/acme/my-app/issues/%1$d",
      "number": %1$d,
      "state": "closed",
      "title": "Found a bug",
      "body": %2$s,
      "user": { "login": "octocat", "id": 1 },
      "labels": [ { "id": 208045946, "name": "bug", "default": true } ],
      "assignee": null,
      "created_at": "2026-05-04T09:00:00Z"
    }
    """
        .formatted(number, body);
  }

  private Optional<Ticket> find(String marker) {
    return api(ApiKind.GITHUB).find(TicketSystem.GITHUB, repository("/acme/my-app.git"), marker);
  }

  private Ticket open() {
    return api(ApiKind.GITHUB).open(TicketSystem.GITHUB, repository("/acme/my-app.git"), TEXT);
  }

  private Optional<List<String>> changedFiles() {
    return comparison().flatMap(SourceCode.Comparison::files);
  }

  private Optional<SourceCode.Comparison> comparison() {
    return api(ApiKind.GITHUB).compare(repository("/acme/my-app.git"), NEWER, OLDER);
  }

  private Optional<Lineage> lineage() {
    return api(ApiKind.GITHUB).lineage(repository("/acme/my-app.git"), OLDER, NEWER);
  }

  @Test
  void theNewestTicketThatHoldsTheMarkerIsFound() {
    server.stubFor(
        get(urlPathEqualTo(ISSUES))
            .willReturn(
                okJson(
                    "[%s,%s,%s]"
                        .formatted(
                            issue(9, "null"),
                            issue(8, "\"about incident-7\""),
                            issue(7, "\"also incident-7\"")))));

    assertThat(find("incident-7"))
        .contains(new Ticket("#8", URI.create("https://github.com/acme/my-app/issues/8")));
    server.verify(
        getRequestedFor(urlPathEqualTo(ISSUES))
            .withQueryParam("state", equalTo("all"))
            .withQueryParam("sort", equalTo("created"))
            .withQueryParam("direction", equalTo("desc"))
            .withHeader("Accept", equalTo("application/vnd.github+json"))
            .withHeader("X-GitHub-Api-Version", equalTo("2022-11-28"))
            .withHeader("User-Agent", equalTo("rollback-bot/test"))
            .withHeader("Authorization", equalTo("Bearer token-for-tickets")));
  }

  @Test
  void aPullRequestIsNoTicket() {
    var pullRequest =
        issue(9, "\"fixes incident-7\"")
            .replaceFirst("\\{", "{ \"pull_request\": { \"url\": \"https://example.com\" },");
    server.stubFor(get(urlPathEqualTo(ISSUES)).willReturn(okJson("[" + pullRequest + "]")));

    assertThat(find("incident-7")).isEmpty();
  }

  @Test
  void olderPagesAreLookedThroughUpToAnEnd() {
    server.stubFor(get(urlPathEqualTo(ISSUES)).willReturn(okJson(page(200, "other"))));
    server.stubFor(
        get(urlPathEqualTo(ISSUES))
            .withQueryParam("page", equalTo("3"))
            .willReturn(okJson(page(100, "incident-7"))));

    assertThat(find("incident-7")).map(Ticket::label).contains("#100");
    assertThat(find("incident-8")).isEmpty();
    server.verify(7, getRequestedFor(urlPathEqualTo(ISSUES)));
  }

  private static String page(int from, String body) {
    return IntStream.range(0, 50)
        .mapToObj(index -> issue(from - index, "\"" + body + "\""))
        .collect(Collectors.joining(",", "[", "]"));
  }

  @Test
  void aTicketIsOpenedOnceWithItsLabels() {
    server.stubFor(post(ISSUES).willReturn(jsonResponse(issue(1347, "\"Rolled back.\""), 201)));

    assertThat(open())
        .isEqualTo(new Ticket("#1347", URI.create("https://github.com/acme/my-app/issues/1347")));
    server.verify(
        1,
        postRequestedFor(urlEqualTo(ISSUES))
            .withHeader("Authorization", equalTo("Bearer token-for-tickets"))
            .withHeader("Content-Type", equalTo("application/json"))
            .withRequestBody(
                equalToJson(
                    """
                    {
                      "title": "Checkout is broken",
                      "body": "Rolled back.\\n\\nincident-7",
                      "labels": ["rollback", "p1"]
                    }
                    """)));
  }

  @Test
  void issuesThatAreSwitchedOffAreANo() {
    server.stubFor(
        post(ISSUES)
            .willReturn(jsonResponse("{\"message\":\"Issues are disabled for this repo\"}", 410)));

    var refused = trouble(Refused.class, this::open);

    assertThat(refused.status()).isEqualTo(410);
    assertThat(refused)
        .hasMessage("opening a ticket of acme/my-app: 410, Issues are disabled for this repo");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"number\":1}",
        "{\"number\":1,\"html_url\":\"javascript:alert(1)\"}",
        "{\"number\":1,\"html_url\":\"https://a b\"}"
      })
  void aTicketThatCannotBeShownMayBeThere(String body) {
    server.stubFor(post(ISSUES).willReturn(jsonResponse(body, 201)));

    assertThat(trouble(Unanswered.class, this::open)).isNotNull();
  }

  private static String comparison(String status, String... files) {
    return """
    {
      "url": "https://api.github.com/repos/acme/my-app/compare/a...b",
      "base_commit": { "sha": "a" },
      "merge_base_commit": { "sha": "a" },
      "status": "%s",
      "ahead_by": 4,
      "behind_by": 0,
      "total_commits": 4,
      "commits": [ { "sha": "b", "commit": { "message": "x" } } ],
      "files": [ %s ]
    }
    """
        .formatted(status, String.join(",", files));
  }

  private static String file(String status, String name) {
    return """
    { "sha": "bbcd", "filename": "%s", "status": "%s", "additions": 1, "patch": "@@ -1 +1 @@" }
    """
        .formatted(name, status);
  }

  @Test
  void filesThatDifferAreNamedAlsoAsTheyWereCalledBefore() {
    var renamed =
        file("renamed", "db/new.sql")
            .replaceFirst("\\{", "{ \"previous_filename\": \"db/old.sql\",");
    server.stubFor(
        get(urlPathEqualTo(COMPARE))
            .willReturn(okJson(comparison("ahead", file("added", "a/b.rb"), renamed))));

    assertThat(changedFiles()).hasValue(List.of("a/b.rb", "db/old.sql", "db/new.sql"));
    server.verify(
        1,
        getRequestedFor(urlEqualTo(COMPARE + "?per_page=1"))
            .withHeader("Authorization", equalTo("Bearer token-for-code")));
  }

  @Test
  void commitsThatPartedAreComparedBothWays() {
    server.stubFor(
        get(urlPathEqualTo(COMPARE))
            .willReturn(
                okJson(comparison("diverged", file("added", "b.rb"), file("added", "c.rb")))));
    server.stubFor(
        get(urlPathEqualTo(COMPARE_BACK))
            .willReturn(
                okJson(comparison("diverged", file("added", "a.rb"), file("added", "b.rb")))));

    assertThat(changedFiles()).hasValue(List.of("a.rb", "b.rb", "c.rb"));
  }

  @Test
  void anOlderCommitIsComparedTheOtherWayRound() {
    server.stubFor(get(urlPathEqualTo(COMPARE)).willReturn(okJson(comparison("behind"))));
    server.stubFor(
        get(urlPathEqualTo(COMPARE_BACK))
            .willReturn(okJson(comparison("ahead", file("removed", "a.rb")))));

    assertThat(changedFiles()).hasValue(List.of("a.rb"));
  }

  @ParameterizedTest
  @CsvSource({"identical, SAME", "ahead, AHEAD", "behind, BEHIND", "diverged, DIVERGED"})
  void lineageIsWhatTheComparisonSays(String status, Lineage lineage) {
    server.stubFor(get(urlPathEqualTo(COMPARE)).willReturn(okJson(comparison(status))));

    assertThat(lineage()).contains(lineage);
    server.verify(1, anyRequestedFor(anyUrl()));
  }

  @Test
  void wordThatIsNewTellsNoLineage() {
    server.stubFor(get(urlPathEqualTo(COMPARE)).willReturn(okJson(comparison("entangled"))));

    assertThat(lineage()).isEmpty();
  }

  @Test
  void commitsWithoutACommonOneAreOnTwoLines() {
    var words = "{\"message\":\"No common ancestor between aaaaaaa and bbbbbbb.\"}";
    server.stubFor(get(urlPathEqualTo(COMPARE)).willReturn(jsonResponse(words, 404)));

    assertThat(lineage()).contains(Lineage.DIVERGED);
    assertThat(comparison())
        .contains(new SourceCode.Comparison(Lineage.DIVERGED, Optional.empty()));
  }

  @Test
  void threeHundredFilesMayBeAPartOfThem() {
    var files =
        IntStream.range(0, 300)
            .mapToObj(number -> file("added", "f" + number))
            .toArray(String[]::new);
    server.stubFor(get(urlPathEqualTo(COMPARE)).willReturn(okJson(comparison("ahead", files))));

    assertThat(changedFiles()).isEmpty();
  }

  @Test
  void aComparisonWithoutFilesTellsNothing() {
    server.stubFor(get(urlPathEqualTo(COMPARE)).willReturn(okJson("{\"status\":\"ahead\"}")));

    assertThat(trouble(Unavailable.class, this::changedFiles))
        .hasMessage("comparing aaaaaaa with bbbbbbb of acme/my-app: answered without files");
  }

  @Test
  void aCommitThatIsNotThereCannotBeCompared() {
    server.stubFor(get(urlPathEqualTo(COMPARE)).willReturn(jsonResponse(NOT_FOUND, 404)));

    assertThat(trouble(Refused.class, this::changedFiles).isNotFound()).isTrue();
  }

  @Test
  void aRenamedRepositoryIsFollowedOnTheSameHost() {
    server.stubFor(
        get(urlPathEqualTo(ISSUES))
            .willReturn(
                aResponse()
                    .withStatus(301)
                    .withHeader("Location", root() + "/api/v3/repositories/7/issues")));
    server.stubFor(
        get(urlPathEqualTo("/api/v3/repositories/7/issues"))
            .willReturn(okJson("[" + issue(8, "\"incident-7\"") + "]")));
    server.stubFor(
        post(ISSUES)
            .willReturn(
                aResponse()
                    .withStatus(307)
                    .withHeader("Location", "/api/v3/repositories/7/issues")));
    server.stubFor(
        post("/api/v3/repositories/7/issues").willReturn(jsonResponse(issue(9, "\"\""), 201)));

    assertThat(find("incident-7")).map(Ticket::label).contains("#8");
    assertThat(open().label()).isEqualTo("#9");
    server.verify(
        1,
        postRequestedFor(urlEqualTo("/api/v3/repositories/7/issues"))
            .withHeader("Authorization", equalTo("Bearer token-for-tickets")));
  }

  @Test
  void aRedirectWithoutEndIsANo() {
    answerAll(aResponse().withStatus(302).withHeader("Location", ISSUES));

    assertThat(trouble(Refused.class, () -> find("incident-7")).status()).isEqualTo(302);
    server.verify(3, getRequestedFor(urlPathEqualTo(ISSUES)));
  }

  private static String commit(String message, String author) {
    return """
    {
      "sha": "6dcb09b5b57875f334f61aebed695e2e4193db5e",
      "commit": {
        "author": { "name": %s, "email": "x@example.com", "date": "2026-05-04T09:00:00Z" },
        "message": %s,
        "comment_count": 0
      },
      "author": null
    }
    """
        .formatted(author, message);
  }

  private Optional<SourceCode.Changes> changes() {
    return api(ApiKind.GITHUB).changes(repository("/acme/my-app.git"), OLDER, NEWER);
  }

  private void answerChanges(int ahead, List<String> commits, List<String> files) {
    server.stubFor(
        get(urlPathEqualTo(COMPARE))
            .willReturn(
                okJson(
                    """
                    { "status": "ahead", "ahead_by": %d, "behind_by": 0, "total_commits": %d,
                      "commits": [ %s ], "files": [ %s ] }
                    """
                        .formatted(
                            ahead, ahead, String.join(",", commits), String.join(",", files)))));
  }

  @Test
  void whatTheNewerHasOnTopIsReadInOneCallWithoutAPage() {
    answerChanges(
        2,
        List.of(
            commit("\"Add coupons\\n\\nAt last.\"", "\"Ann\""),
            commit("\"Release 4.1.0\"", "\"Bo\"")),
        List.of(file("added", "shop.rb")));

    assertThat(changes())
        .contains(
            new SourceCode.Changes(
                Lineage.AHEAD,
                2,
                List.of(
                    new SourceCode.Commit("Add coupons", "Ann"),
                    new SourceCode.Commit("Release 4.1.0", "Bo")),
                List.of("shop.rb"),
                SourceCode.Completeness.ALL));
    server.verify(1, getRequestedFor(urlEqualTo(COMPARE)));
  }

  @Test
  void ofManyCommitsAndFilesItIsKnownThatThereAreMore() {
    answerChanges(
        10_000,
        List.of(commit("\"One\"", "\"Ann\"")),
        IntStream.range(0, 300).mapToObj(number -> file("added", "f/" + number)).toList());

    var changes = changes().orElseThrow();

    assertThat(changes.number()).isEqualTo(10_000);
    assertThat(changes.hasAllCommits()).isFalse();
    assertThat(changes.hasAllFiles()).isFalse();
  }

  /** A force push left it in no history, or two histories have no commit in common. */
  @ParameterizedTest
  @ValueSource(strings = {"Not Found", "No common ancestor between aaaaaaa and bbbbbbb."})
  void changesToACommitThatIsGoneAreRefusedInTheHostsWords(String words) {
    server.stubFor(
        get(urlPathEqualTo(COMPARE))
            .willReturn(jsonResponse("{\"message\":\"" + words + "\"}", 404)));

    assertThat(trouble(Refused.class, this::changes)).hasMessageContaining("404, " + words);
  }

  @Test
  void ofTwoLinesTheNewerOnesCommitsAreTold() {
    server.stubFor(
        get(urlPathEqualTo(COMPARE))
            .willReturn(
                okJson(
                    """
                    { "status": "diverged", "ahead_by": 1, "behind_by": 7, "total_commits": 1,
                      "commits": [ %s ], "files": [] }
                    """
                        .formatted(commit("\"On a fork\"", "\"Ann\"")))));

    var changes = changes().orElseThrow();

    assertThat(changes.lineage()).isEqualTo(Lineage.DIVERGED);
    assertThat(changes.number()).isEqualTo(1);
  }

  /** What a subject or a name holds is data: made harmless where it is shown. */
  @Test
  void hostileSubjectsAndNamesAreReadAsTheyAre() {
    answerChanges(
        1,
        List.of(commit("\"<!channel> *x* `rm -rf` \\u202e\\n\\nmore\"", "\"<@U0ALICE>\"")),
        List.of(file("added", "<script>.rb")));

    var changes = changes().orElseThrow();

    assertThat(changes.commits())
        .containsExactly(new SourceCode.Commit("<!channel> *x* `rm -rf` \u202e", "<@U0ALICE>"));
    assertThat(changes.files()).containsExactly("<script>.rb");
  }

  @Test
  void aCommitOfWhichNothingIsToldIsOneAllTheSame() {
    answerChanges(3, List.of("{}", "null", commit("null", "null")), List.of());

    var changes = changes().orElseThrow();

    assertThat(changes.number()).isEqualTo(3);
    assertThat(changes.commits()).containsExactly(new SourceCode.Commit("", ""));
    assertThat(changes.hasAllCommits()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"status\":\"ahead\",\"ahead_by\":1,\"files\":[]}",
        "{\"status\":\"ahead\",\"ahead_by\":1,\"commits\":[]}",
        "{\"status\":\"ahead\",\"commits\":[],\"files\":[]}"
      })
  void changesThatLackSomethingAreTrouble(String body) {
    server.stubFor(get(urlPathEqualTo(COMPARE)).willReturn(okJson(body)));

    assertThat(trouble(Unavailable.class, this::changes)).isNotNull();
  }
}
