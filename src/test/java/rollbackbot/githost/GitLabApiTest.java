package rollbackbot.githost;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.havingExactly;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rollbackbot.once.OutsideTrouble.Refused;
import rollbackbot.outside.Ticket;
import rollbackbot.release.TicketSystem;
import rollbackbot.source.CommitId;
import rollbackbot.source.SourceCode;
import rollbackbot.source.SourceCode.Lineage;

/**
 * GitLab's part of the contract; the shapes are those of docs.gitlab.com/api (issues, repositories,
 * repository files), with what we don't read mostly left out. The host is one below {@code /code}.
 */
class GitLabApiTest extends StubbedGitHost {
  private static final String PROJECT = "/code/api/v4/projects/acme%2Fshop%2Fmy-app";
  private static final String ISSUES = PROJECT + "/issues";
  private static final String COMPARE = PROJECT + "/repository/compare";
  private static final String MERGE_BASE = PROJECT + "/repository/merge_base";

  private static String issue(int number, String description) {
    return """
    {
      "id": %1$d000,
      "iid": %1$d,
      "project_id": 4,
      "title": "Issues with auth",
      "description": %2$s,
      "state": "opened",
      "labels": [ "bug" ],
      "web_url": "https://gitlab.example.com/acme/shop/my-app/-/issues/%1$d",
      "references": { "short": "#%1$d", "full": "acme/shop/my-app#%1$d" }
    }
    """
        .formatted(number, description);
  }

  private Optional<Ticket> find(String marker) {
    return api(ApiKind.GITLAB)
        .find(TicketSystem.GITLAB, repository("/code/acme/shop/my-app.git"), marker);
  }

  private Ticket open() {
    return api(ApiKind.GITLAB)
        .open(TicketSystem.GITLAB, repository("/code/acme/shop/my-app"), TEXT);
  }

  private Optional<List<String>> changedFiles() {
    mergeBaseIs(OLDER);
    return api(ApiKind.GITLAB)
        .compare(repository("/code/acme/shop/my-app.git/"), OLDER, NEWER)
        .flatMap(SourceCode.Comparison::files);
  }

  private Optional<Lineage> lineage(CommitId base, CommitId other) {
    return api(ApiKind.GITLAB).lineage(repository("/code/acme/shop/my-app.git"), base, other);
  }

  private void mergeBaseIs(CommitId commit) {
    server.stubFor(
        get(urlPathEqualTo(MERGE_BASE))
            .willReturn(
                okJson(
                    "{\"id\":\"%s\",\"short_id\":\"1a0b36b3\",\"title\":\"Sanitize\",\"parent_ids\":[]}"
                        .formatted(commit))));
  }

  @Test
  void theNewestTicketThatHoldsTheMarkerIsFound() {
    server.stubFor(
        get(urlPathEqualTo(ISSUES))
            .willReturn(
                okJson("[%s,%s]".formatted(issue(9, "null"), issue(8, "\"about incident-7\"")))));

    assertThat(find("incident-7"))
        .contains(
            new Ticket("#8", URI.create("https://gitlab.example.com/acme/shop/my-app/-/issues/8")));
    server.verify(
        getRequestedFor(urlPathEqualTo(ISSUES))
            .withQueryParam("scope", equalTo("all"))
            .withQueryParam("order_by", equalTo("created_at"))
            .withQueryParam("sort", equalTo("desc"))
            .withHeader("Accept", equalTo("application/json"))
            .withHeader("Authorization", equalTo("Bearer token-for-tickets")));
    assertThat(find("incident-8")).isEmpty();
  }

  @Test
  void aTicketIsOpenedOnceWithItsLabels() {
    server.stubFor(post(ISSUES).willReturn(jsonResponse(issue(14, "\"\""), 201)));

    assertThat(open().label()).isEqualTo("#14");
    server.verify(
        1,
        postRequestedFor(urlEqualTo(ISSUES))
            .withRequestBody(
                equalToJson(
                    """
                    {
                      "title": "Checkout is broken",
                      "description": "Rolled back.\\n\\nincident-7",
                      "labels": "rollback,p1"
                    }
                    """)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "400 | {\"message\":{\"title\":[\"can't be blank\",\"is short\"]}} | title can't be blank,"
            + " is short",
        "401 | {\"message\":\"401 Unauthorized\"} | 401 Unauthorized",
        "403 | {\"error\":\"insufficient_scope\",\"error_description\":\"Needs more\"} |"
            + " insufficient_scope: Needs more",
        "404 | {\"message\":\"404 Project Not Found\"} | 404 Project Not Found",
        "422 | [] | ''"
      })
  void aNoIsToldInTheHostsWords(int status, String body, String words) {
    answerAll(jsonResponse(body, status));

    var refused = trouble(Refused.class, this::open);

    assertThat(refused.status()).isEqualTo(status);
    assertThat(refused.words()).isEqualTo(words);
  }

  private static String comparison(boolean cutShort) {
    return """
    {
      "commit": { "id": "12d65c8dd2b2676fa3ac47d955accc085a37a9c1" },
      "commits": [ { "id": "12d65c8dd2b2676fa3ac47d955accc085a37a9c1" } ],
      "diffs": [
        { "old_path": "files/a", "new_path": "files/a", "diff": "--- a", "new_file": false },
        { "old_path": "db/old.sql", "new_path": "db/new.sql", "renamed_file": true }
      ],
      "compare_timeout": %s,
      "compare_same_ref": false,
      "web_url": "https://gitlab.example.com/acme/shop/my-app/-/compare/a...b"
    }
    """
        .formatted(cutShort);
  }

  @Test
  void filesThatDifferAreNamedAlsoAsTheyWereCalledBefore() {
    server.stubFor(get(urlPathEqualTo(COMPARE)).willReturn(okJson(comparison(false))));

    assertThat(changedFiles()).hasValue(List.of("files/a", "db/old.sql", "db/new.sql"));
    server.verify(
        getRequestedFor(urlPathEqualTo(COMPARE))
            .withQueryParam("from", equalTo(OLDER.value()))
            .withQueryParam("to", equalTo(NEWER.value()))
            .withQueryParam("straight", equalTo("true"))
            .withHeader("Authorization", equalTo("Bearer token-for-code")));
  }

  @Test
  void lineageIsToldByTheNewestCommitThatBothContain() {
    mergeBaseIs(OLDER);

    assertThat(lineage(OLDER, NEWER)).contains(Lineage.AHEAD);
    server.verify(
        1,
        getRequestedFor(urlPathEqualTo(MERGE_BASE))
            .withQueryParam("refs[]", havingExactly(OLDER.value(), NEWER.value()))
            .withHeader("Authorization", equalTo("Bearer token-for-code")));
    assertThat(lineage(NEWER, OLDER)).contains(Lineage.BEHIND);
    assertThat(lineage(OLDER, OLDER)).contains(Lineage.SAME);
    mergeBaseIs(new CommitId("c".repeat(40)));
    assertThat(lineage(OLDER, NEWER)).contains(Lineage.DIVERGED);
  }

  @Test
  void commitsWithoutACommonOneAreOnTwoLines() {
    server.stubFor(
        get(urlPathEqualTo(MERGE_BASE))
            .willReturn(jsonResponse("{\"message\":\"404 Merge Base Not Found\"}", 404)));

    assertThat(lineage(OLDER, NEWER)).contains(Lineage.DIVERGED);
  }

  @Test
  void commitThatIsNotThereIsOnNoLine() {
    server.stubFor(
        get(urlPathEqualTo(MERGE_BASE))
            .willReturn(
                jsonResponse("{\"message\":\"400 Bad request - Could not find ref: a\"}", 400)));

    assertThat(trouble(Refused.class, () -> lineage(OLDER, NEWER))).isNotNull();
  }

  @Test
  void aComparisonThatWasCutShortTellsNothing() {
    server.stubFor(get(urlPathEqualTo(COMPARE)).willReturn(okJson(comparison(true))));

    assertThat(changedFiles()).isEmpty();
  }

  private Optional<SourceCode.Changes> changes() {
    return api(ApiKind.GITLAB).changes(repository("/code/acme/shop/my-app.git"), OLDER, NEWER);
  }

  private void answerChanges(boolean timeout) {
    server.stubFor(
        get(urlPathEqualTo(MERGE_BASE)).willReturn(okJson("{\"id\":\"" + OLDER + "\"}")));
    server.stubFor(
        get(urlPathEqualTo(COMPARE))
            .withQueryParam("straight", equalTo("false"))
            .willReturn(
                okJson(
                    """
                    { "commits": [ {
                        "id": "12d65c8dd2b2676fa3ac47d955accc085a37a9c1",
                        "title": "JS fix",
                        "message": "JS fix\\n\\nof many",
                        "author_name": "Example User",
                        "created_at": "2026-05-04T09:00:00Z" } ],
                      "diffs": [ { "old_path": "a.sql", "new_path": "b.sql" } ],
                      "compare_timeout": %s,
                      "compare_same_ref": false }
                    """
                        .formatted(timeout))));
  }

  @Test
  void whatTheNewerHasOnTopIsRead() {
    answerChanges(false);

    assertThat(changes())
        .contains(
            new SourceCode.Changes(
                Lineage.AHEAD,
                1,
                List.of(new SourceCode.Commit("JS fix", "Example User")),
                List.of("a.sql", "b.sql"),
                SourceCode.Completeness.ALL));
  }

  @Test
  void changesThatWereCutAreSaidToBe() {
    answerChanges(true);

    assertThat(changes().orElseThrow().hasAllFiles()).isFalse();
  }
}
