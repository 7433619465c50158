package rollbackbot.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rollbackbot.githost.ApiAddress;
import rollbackbot.githost.ApiKind;
import rollbackbot.source.Repository;

/** The API of a Git host of one's own, and the tickets that are kept there. */
class GitApiTest {
  private final Installation installation = new Installation();

  @ParameterizedTest
  @CsvSource({
    "https://git.example/api/v3, GITHUB",
    "https://git.example/api/v3/, GITHUB",
    "https://git.example/code/api/v4, GITLAB",
    "https://api.github.com, GITHUB",
    "https://api.acme.ghe.com/, GITHUB"
  })
  void theAddressTellsWhoseItIs(String url, ApiKind kind) {
    assertThat(installation.with("GIT_API_URL", url).configuration().git().api())
        .contains(new ApiAddress(URI.create(url), kind));
  }

  @ParameterizedTest
  @CsvSource({
    "https://git.example/gitlab/api/v4, https://git.example/gitlab/acme/my-app.git, true",
    "https://git.example/gitlab/api/v4, https://git.example/GitLab/group/sub/app, true",
    "https://git.example/gitlab/api/v4, https://git.example/other/acme/my-app.git, false",
    "https://git.example/gitlab/api/v4, https://git.example/gitlab-2/acme/my-app.git, false",
    "https://git.example/gitlab/api/v4, https://git.example:8443/gitlab/acme/my-app.git, false",
    "https://git.example/api/v4, https://git.example/group/sub/app.git, true",
    "https://api.acme.ghe.com, https://acme.ghe.com/acme/my-app.git, true"
  })
  void servesWhatLiesBelowItsPath(String api, String repository, boolean served) {
    assertThat(new ApiAddress(URI.create(api), ApiKind.GITLAB).serves(new Repository(repository)))
        .isEqualTo(served);
  }

  @Test
  void inDoubtTheTicketsTell() {
    installation.with("GIT_API_URL", "https://api.git.example");

    var configuration =
        installation
            .file("apps: {a: {tickets: github, repository: 'https://git.example/b/c.git'}}")
            .configuration();

    assertThat(configuration.git().api()).map(ApiAddress::kind).contains(ApiKind.GITHUB);
  }

  @Test
  void ticketsOnAPublicHostTellNothing() {
    installation
        .with("GIT_API_URL", "https://git.example")
        .file("apps: {a: {tickets: github, repository: 'https://github.com/b/c.git'}}");

    assertThat(installation.mistakes())
        .containsExactly(
            "environment: GIT_API_URL: doesn't tell GitHub from GitLab; end it in /api/v3 (GitHub)"
                + " or /api/v4 (GitLab), or set tickets");
  }

  @Test
  void ticketsOnAnotherHostNeedItsApi() {
    installation.file("apps: {a: {tickets: gitlab, repository: 'https://git.example/b/c.git'}}");

    assertThat(installation.mistakes())
        .containsExactly(
            "environment: GIT_API_URL: is missing for git.example, where the tickets of a are; set"
                + " it to the API of that host, or tickets to none");
    installation.with("GIT_API_URL", "https://other.example/api/v4");
    assertThat(installation.mistakes())
        .containsExactly(
            "environment: GIT_API_URL: is not for git.example, where the tickets of a are; set it"
                + " to the API of that host, or tickets to none");
    installation.with("GIT_API_URL", "https://git.example/api/v3");
    assertThat(installation.mistakes())
        .containsExactly(
            "environment: GIT_API_URL: is GitHub's, but the tickets of a are not; correct it, or"
                + " tickets");
    installation.with("GIT_API_URL", "https://git.example/api/v4");
    assertThat(installation.mistakes()).isEmpty();
  }

  @Test
  void archivesOfAnotherHostNeedItsApi() {
    installation.file("apps: {a: {road: archive, repository: 'https://git.example/b/c.git'}}");

    assertThat(installation.mistakes())
        .containsExactly(
            "environment: GIT_API_URL: is missing for git.example, whose archives a is deployed"
                + " from; set it to the API of that host, or road to branch");
    installation.with("GIT_API_URL", "https://other.example/api/v4");
    assertThat(installation.mistakes())
        .containsExactly(
            "environment: GIT_API_URL: is not for git.example, whose archives a is deployed from;"
                + " set it to the API of that host, or road to branch");
    installation.with("GIT_API_URL", "https://git.example/api/v4");
    assertThat(installation.mistakes()).isEmpty();
  }

  @Test
  void archivesOfAnotherHostForAllAppsAreToldOfTheAppThatIsThere() {
    installation.file(
        "defaults: {road: archive}\napps: {a: {repository: 'https://git.example/b/c.git'}}");

    assertThat(installation.mistakes())
        .containsExactly(
            "environment: GIT_API_URL: is missing for git.example, whose archives a is deployed"
                + " from; set it to the API of that host, or road to branch");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "road: archive, repository: 'https://github.com/b/c.git'",
        "road: archive, repository: 'https://gitlab.com/b/c.git'",
        "road: archive",
        "road: branch, repository: 'https://git.example/b/c.git'",
      })
  void otherwiseArchivesNeedNone(String app) {
    installation.file("apps: {a: {" + app + "}}");

    assertThat(installation.mistakes()).isEmpty();
  }

  @Test
  void withoutTicketsNoApiIsNeeded() {
    installation.file("apps: {a: {repository: 'https://git.example/b/c.git'}}");

    assertThat(installation.configuration().git().api()).isEmpty();
  }

  @Test
  void aLinkedRepositoryIsTakenAsItComes() {
    installation.file("defaults: {tickets: github, risky-paths: 'db/**'}");

    assertThat(installation.configuration().defaults().riskyPaths()).containsExactly("db/**");
  }
}
