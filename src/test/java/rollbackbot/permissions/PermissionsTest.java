package rollbackbot.permissions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import rollbackbot.http.Permissions;
import rollbackbot.http.Service;

/** The list of what the bot may send: as a page for people, and as what its clients are held to. */
class PermissionsTest {
  private static final Path PAGE = Path.of("docs/permissions.md");

  @Test
  void thePageIsMadeOfTheList() throws IOException {
    var text = page();
    if (Boolean.getBoolean("approve")) {
      Files.writeString(PAGE, text);
    }

    assertThat(PAGE).content().isEqualTo(text);
  }

  private static String page() {
    var page = new ArrayList<String>();
    page.add(INTRODUCTION);
    for (var service : Service.values()) {
      page.add("## " + title(service) + "\n");
      page.add(below(service));
      page.add("| call | right | what it is for |\n| --- | --- | --- |");
      Permissions.all().stream()
          .filter(permission -> permission.service() == service)
          .map(it -> "| `%s` | %s | %s |".formatted(it, it.right(), it.purpose()))
          .forEach(page::add);
      page.add("");
    }
    return String.join("\n", page);
  }

  private static final String INTRODUCTION =
      """
      # What the bot sends

      For whoever gives it credentials, or puts a filter between it and the world. This is all that it
      sends to services outside: its clients refuse to send anything else, in every test and in
      production, and a test finds a line that nothing sends. `:name` stands for one part of a path,
      `**` for any number of them. What follows the `?` is told only where it makes a difference.

      This page is made from
      [permissions.txt](../src/main/resources/rollbackbot/http/permissions.txt) by
      [PermissionsTest](../src/test/java/rollbackbot/permissions/PermissionsTest.java).
      """;

  private static String title(Service service) {
    return switch (service) {
      case SCALINGO -> "Scalingo";
      case UPLOADS -> "Addresses that Scalingo gives for an upload";
      case GITHUB -> "GitHub's API";
      case GITLAB -> "GitLab's API";
      case ARCHIVES -> "Pages of a Git host";
      case GIT -> "Git";
      case SLACK -> "Slack";
      case SLACK_ADDRESSES -> "Addresses that Slack gives";
      case TEAM -> "Addresses that a team names";
    };
  }

  private static String below(Service service) {
    return switch (service) {
      case SCALINGO ->
          """
          The first three below `https://auth.scalingo.com`, the rest below what `GET /v1/regions` tells
          for the apps and the databases of a region. Tokens of Scalingo have no scopes: the right is the
          account's role in the app, *Collaborator* where Scalingo's documentation doesn't say that less
          is enough.
          """;
      case UPLOADS -> "Whatever `POST /v1/sources` answers, for ten minutes.\n";
      case GITHUB ->
          """
          Below `https://api.github.com`, or `GIT_API_URL`. A right is a permission of a fine-grained
          token. A repository that was renamed is answered with a redirect, which is followed on the same
          host alone, such as to `/repositories/:id/compare/:commits`; name its new address in
          `repository`, and there is none.
          """;
      case GITLAB -> "Below `https://gitlab.com/api/v4`, or `GIT_API_URL`. A right is a scope.\n";
      case ARCHIVES ->
          """
          Below the repository's own host. Where it keeps archives elsewhere (`codeload.github.com`), a
          redirect is followed there, without a token.
          """;
      case GIT -> "Below the repository's address.\n";
      case SLACK -> "Below `https://slack.com/api/`, or `SLACK_API_URL`. A right is a scope.\n";
      case SLACK_ADDRESSES -> "They come with what Slack sends, or answers.\n";
      case TEAM -> "In `rollback.yml`.\n";
    };
  }

  @ParameterizedTest
  @CsvSource({
    "GET, https://api.example/v1/apps/my-app/deployments, true",
    "GET, https://api.example/behind/a/prefix/v1/apps/my-app/deployments?page=1, true",
    "POST, https://api.example/v1/apps/my-app/deployments, true",
    "DELETE, https://api.example/v1/apps/my-app/deployments, false",
    "GET, https://api.example/v1/apps/my-app/deployments/1, true",
    "GET, https://api.example/v1/apps/my-app/collaborators, false",
    "DELETE, https://api.example/v1/apps/my-app, false",
    "POST, https://api.example/v1/apps/my-app/run, false",
    "GET, https://api.example/v1/apps/my%2Fapp, true",
    "POST, https://api.example/v1/tokens, false",
  })
  void whatIsListedMayBeSent(String method, String url, boolean allowed) {
    var permissions =
        Permissions.all().stream().filter(it -> it.service() == Service.SCALINGO).toList();

    assertThat(permissions.stream().anyMatch(it -> it.allows(method, HttpUrl.get(url))))
        .isEqualTo(allowed);
  }

  @Test
  void theQueryCountsWhereItIsListed() {
    var reading = List.of("https://git.example/acme/my-app.git/info/refs?service=git-upload-pack");
    var other = "https://git.example/acme/my-app.git/info/refs?service=git-upload-archive";

    assertThat(reading).allMatch(url -> isAllowed(Service.GIT, url));
    assertThat(isAllowed(Service.GIT, other)).isFalse();
  }

  private static boolean isAllowed(Service service, String url) {
    return Permissions.all().stream()
        .filter(it -> it.service() == service)
        .anyMatch(it -> it.allows("GET", HttpUrl.get(url)));
  }

  /** Nothing listens there, so that whatever leaves is seen to leave. */
  @Test
  void nothingElseLeaves() {
    var client = Permissions.hold(new OkHttpClient.Builder(), Service.SCALINGO).build();
    var run = new Request.Builder().url("http://127.0.0.1:9/v1/apps/my-app/run").build();
    var apps = new Request.Builder().url("http://127.0.0.1:9/v1/apps").build();

    assertThatThrownBy(() -> client.newCall(run).execute())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("GET /v1/apps/my-app/run isn't among the calls that the bot may send");
    assertThatThrownBy(() -> client.newCall(apps).execute()).isInstanceOf(IOException.class);
  }

  @ParameterizedTest
  @EnumSource
  void eachServiceHasItsLines(Service service) {
    assertThat(Permissions.all()).anyMatch(permission -> permission.service() == service);
  }
}
