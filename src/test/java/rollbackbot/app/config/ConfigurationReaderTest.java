package rollbackbot.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rollbackbot.app.config.Configuration.DatabaseSetting;
import rollbackbot.app.config.Configuration.LanguageSetting;
import rollbackbot.app.config.Configuration.LogFormat;
import rollbackbot.githost.ApiAddress;
import rollbackbot.githost.ApiKind;
import rollbackbot.release.App;
import rollbackbot.release.AppName;
import rollbackbot.release.ApprovalRule;
import rollbackbot.release.Operators;
import rollbackbot.release.PlatformApp;
import rollbackbot.release.TicketSystem;
import rollbackbot.secret.Secret;
import rollbackbot.source.Repository;
import rollbackbot.text.Language;
import rollbackbot.version.TagFormat;

class ConfigurationReaderTest {
  private final Installation installation = new Installation();

  @ParameterizedTest
  @ValueSource(ints = {1, 60, 601, 60_000})
  void theBudgetOfCallsIsWhatIsSaid(int calls) {
    installation.with("SCALINGO_CALLS_PER_MINUTE", String.valueOf(calls));

    assertThat(installation.configuration().scalingo().callsPerMinute()).isEqualTo(calls);
  }

  @Test
  void littleIsRequired() {
    var configuration = installation.configuration();

    assertThat(configuration.http().port()).isEqualTo(3000);
    assertThat(configuration.http().metricsToken()).isEmpty();
    assertThat(configuration.slack().botToken().reveal()).isEqualTo("xoxb-1-2-abc");
    assertThat(configuration.slack().mode().secret().reveal()).isEqualTo("signing-abc");
    assertThat(configuration.slack().apiUrl()).isEqualTo(URI.create("https://slack.com/api/"));
    assertThat(configuration.scalingo().token().reveal()).isEqualTo("tk-us-abc");
    assertThat(configuration.scalingo().authenticationUrl())
        .isEqualTo(URI.create("https://auth.scalingo.com"));
    assertThat(configuration.scalingo().region()).isEqualTo("osc-fr1");
    assertThat(configuration.scalingo().apiUrl()).isEmpty();
    assertThat(configuration.scalingo().databaseApiUrl()).isEmpty();
    assertThat(configuration.scalingo().callsPerMinute()).isEqualTo(60);
    assertThat(configuration.git().token()).isEmpty();
    assertThat(configuration.git().username()).isEqualTo("x-access-token");
    assertThat(configuration.git().allowedHosts()).containsExactly("github.com");
    assertThat(configuration.database())
        .isEqualTo(new DatabaseSetting.Embedded(Path.of("/bot/data")));
    assertThat(configuration.logFormat()).isEqualTo(LogFormat.TEXT);
    assertThat(configuration.language()).isEqualTo(LanguageSetting.AUTO);
    assertThat(configuration.operators()).isEqualTo(new Operators.Listed(List.of("S0OPS")));
    assertThat(configuration.apps()).isEmpty();
  }

  @Test
  void everyVariableIsHeard() {
    var configuration =
        installation
            .with("PORT", "8080")
            .with("METRICS_TOKEN", "metrics-abc")
            .with("SLACK_API_URL", "http://127.0.0.1:4000/api/")
            .with("SCALINGO_REGION", "osc-secnum-fr1")
            .with("SCALINGO_AUTH_URL", "http://localhost:4001")
            .with("SCALINGO_API_URL", "https://api.example")
            .with("SCALINGO_DB_API_URL", "https://db.example")
            .with("SCALINGO_CALLS_PER_MINUTE", "30")
            .with("GIT_TOKEN", "git-abc")
            .with("GIT_USERNAME", "bot")
            .with("GIT_API_URL", "https://git.example:8443/api/v3")
            .with("TICKET_TOKEN", "ticket-abc")
            .with("HOOK_SECRET", "hook-abc")
            .with("GIT_HOST", "GitHub.com, git.example:8443 ,,gitlab.example:443,")
            .with("ROLLBACK_DATA_DIR", "/data")
            .with("ROLLBACK_OPERATORS", "everyone")
            .with("LOG_FORMAT", "json")
            .with("SOMETHING_ELSE", "ignored")
            .configuration();

    assertThat(configuration.http().port()).isEqualTo(8080);
    assertThat(configuration.slack().apiUrl()).hasPort(4000);
    assertThat(configuration.scalingo().region()).isEqualTo("osc-secnum-fr1");
    assertThat(configuration.scalingo().authenticationUrl()).hasPort(4001);
    assertThat(configuration.scalingo().apiUrl()).contains(URI.create("https://api.example"));
    assertThat(configuration.scalingo().databaseApiUrl())
        .contains(URI.create("https://db.example"));
    assertThat(configuration.scalingo().callsPerMinute()).isEqualTo(30);
    assertThat(configuration.git().username()).isEqualTo("bot");
    assertThat(configuration.git().allowedHosts())
        .containsExactlyInAnyOrder("github.com", "git.example:8443", "gitlab.example");
    assertThat(configuration.git().api())
        .contains(new ApiAddress(URI.create("https://git.example:8443/api/v3"), ApiKind.GITHUB));
    assertThat(configuration.git().ticketToken().map(Secret::reveal)).contains("ticket-abc");
    assertThat(configuration.hookSecret().map(Secret::reveal)).contains("hook-abc");
    assertThat(configuration.database()).isEqualTo(new DatabaseSetting.Embedded(Path.of("/data")));
    assertThat(configuration.operators()).isEqualTo(new Operators.Everyone());
    assertThat(configuration.logFormat()).isEqualTo(LogFormat.JSON);
    assertThat(configuration.secrets())
        .extracting(Secret::reveal)
        .containsExactly(
            "xoxb-1-2-abc",
            "signing-abc",
            "tk-us-abc",
            "git-abc",
            "ticket-abc",
            "hook-abc",
            "metrics-abc");
  }

  @Test
  void everyKeyOfTheFileIsHeard() {
    var configuration =
        installation
            .with("GIT_API_URL", "https://git.example:8443/api/v4")
            .file(
                """
                language: fr
                operators: [S0OPSTEAM, U0ALICE]
                approval: none
                approval-bypass: false
                defaults:
                  tag-format: "release-{version}"
                apps:
                  my-app:
                    scalingo-app: my-app-prod
                    region: osc-secnum-fr1
                    repository: https://git.example:8443/acme/my-app.git
                    tag-format: "v{version}"
                    branch-format: "rollback/{tag}"
                    version-pattern: "version (\\\\S+)"
                    operators: [S0MYTEAM]
                    product-owner: U0PO
                    channel: C0INCIDENTS
                    health-check: https://my-app.example/health
                    feature-flags: ["FEATURE_*", "*_FEATURE_FLIPPING*"]
                    tickets: gitlab
                    risky-paths: ["**/migrations/**", "db/migrate/**"]
                    after-rollback: https://hooks.example/purge
                  other:
                """)
            .configuration();

    assertThat(configuration.language()).isEqualTo(LanguageSetting.FRENCH);
    assertThat(configuration.operators())
        .isEqualTo(new Operators.Listed(List.of("S0OPSTEAM", "U0ALICE")));
    assertThat(configuration.git().allowedHosts()).containsExactly("git.example:8443");
    var apps = configuration.apps().orElseThrow();
    assertThat(apps.keySet()).containsExactly(new AppName("my-app"), new AppName("other"));
    assertThat(apps.get(new AppName("my-app")))
        .usingRecursiveComparison()
        .ignoringFields("versionPattern")
        .isEqualTo(
            new App(
                new AppName("my-app"),
                new PlatformApp("my-app-prod", "osc-secnum-fr1"),
                Optional.of(new Repository("https://git.example:8443/acme/my-app.git")),
                new TagFormat("v{version}"),
                "rollback/{tag}",
                Optional.empty(),
                new Operators.Listed(List.of("S0MYTEAM")),
                Optional.of("U0PO"),
                Optional.of("C0INCIDENTS"),
                Optional.of(URI.create("https://my-app.example/health")),
                List.of("FEATURE_*", "*_FEATURE_FLIPPING*"),
                TicketSystem.GITLAB,
                List.of("**/migrations/**", "db/migrate/**"),
                Optional.of(URI.create("https://hooks.example/purge")),
                ApprovalRule.NONE,
                Optional.empty()));
    assertThat(apps.get(new AppName("my-app")))
        .extracting(app -> app.versionPattern().orElseThrow().pattern())
        .isEqualTo("version (\\S+)");
    assertThat(apps.get(new AppName("other")))
        .isEqualTo(
            new App(
                new AppName("other"),
                new PlatformApp("other", "osc-fr1"),
                Optional.empty(),
                new TagFormat("release-{version}"),
                "release/{tag}",
                Optional.empty(),
                new Operators.Listed(List.of("S0OPSTEAM", "U0ALICE")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                TicketSystem.NONE,
                List.of(),
                Optional.empty(),
                ApprovalRule.NONE,
                Optional.empty()));
  }

  @Test
  void withoutAppsAnyNameGetsTheDefaults() {
    var configuration =
        installation
            .with("SCALINGO_REGION", "osc-secnum-fr1")
            .file("defaults: {tag-format: '{version}', operators: [U0ALICE]}\n")
            .configuration();

    var app = configuration.unnamedApp(new AppName("shop"), "osc-secnum-fr1");

    assertThat(configuration.apps()).isEmpty();
    assertThat(app.name()).isEqualTo(new AppName("shop"));
    assertThat(app.platformApp()).isEqualTo(new PlatformApp("shop", "osc-secnum-fr1"));
    assertThat(app.tagFormat()).isEqualTo(new TagFormat("{version}"));
    assertThat(app.operators()).isEqualTo(new Operators.Listed(List.of("U0ALICE")));
  }

  @Test
  void theFilesOperatorsComeBeforeThoseOfTheEnvironment() {
    assertThat(installation.file("operators: everyone\n").configuration().operators())
        .isEqualTo(new Operators.Everyone());
  }

  @Test
  void gitCredentialsGoToTheHostsOfTheRepositories() {
    var configuration =
        installation
            .file(
                """
                defaults: {repository: https://GitLab.example/acme/all.git}
                apps:
                  one: {repository: https://github.com/acme/one.git}
                  two: {repository: "http://127.0.0.1:5000/two.git"}
                """)
            .configuration();

    assertThat(configuration.git().allowedHosts())
        .isEqualTo(Set.of("gitlab.example", "github.com", "127.0.0.1:5000"));
  }

  @Test
  void theLanguageIsThePersonsOrTheConfiguredOne() {
    assertThat(LanguageSetting.AUTO.language("fr-FR")).isEqualTo(Language.FRENCH);
    assertThat(LanguageSetting.AUTO.language("de-DE")).isEqualTo(Language.ENGLISH);
    assertThat(LanguageSetting.ENGLISH.language("fr-FR")).isEqualTo(Language.ENGLISH);
    assertThat(LanguageSetting.FRENCH.language("en-US")).isEqualTo(Language.FRENCH);
  }

  @Test
  void socketModeNeedsNoSigningSecret() {
    var configuration =
        installation
            .without("SLACK_SIGNING_SECRET")
            .with("SLACK_APP_TOKEN", "xapp-1-abc")
            .configuration();

    assertThat(configuration.slack().mode()).isInstanceOf(Configuration.SlackMode.SocketMode.class);
    assertThat(configuration.slack().mode().secret().reveal()).isEqualTo("xapp-1-abc");
    assertThat(configuration.secrets()).extracting(Secret::reveal).contains("xapp-1-abc");
  }
}
