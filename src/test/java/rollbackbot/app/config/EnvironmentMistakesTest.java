package rollbackbot.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvironmentMistakesTest {
  private final Installation installation = new Installation();

  @Test
  void namesAllThatIsMissingAtOnce() {
    installation.without("SLACK_BOT_TOKEN").without("SLACK_SIGNING_SECRET");
    installation.with("SCALINGO_API_TOKEN", " ").without("ROLLBACK_OPERATORS");

    assertThat(installation.mistakes())
        .containsExactlyInAnyOrder(
            "environment: SLACK_BOT_TOKEN: is missing; set the bot's token, xoxb-…",
            "environment: SLACK_SIGNING_SECRET: is missing; set the one of the app's Basic"
                + " Information page, or SLACK_APP_TOKEN for Socket Mode",
            "environment: SCALINGO_API_TOKEN: is missing; set an API token, tk-us-…",
            "environment: ROLLBACK_OPERATORS: is missing; name user groups (S…) or users (U…, W…),"
                + " or everyone");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # variable                | value                        | mistake
          SLACK_BOT_TOKEN           | xoxp-1-2-3                   | is no bot's token; set the one that begins with xoxb-
          SLACK_BOT_TOKEN           | xoxb-1 2                     | holds a space or a sign that no token has; copy it again
          SLACK_APP_TOKEN           | xoxb-1                       | is no app's token; set the one that begins with xapp-
          SLACK_API_URL             | https://slack.com/api        | doesn't end in a slash; write it like https://slack.com/api/
          SLACK_API_URL             | http://slack.com/api/        | is no address that can be used; write https://…, or http://… on a loopback address
          SCALINGO_AUTH_URL         | auth.scalingo.com            | is no address that can be used; write https://…, or http://… on a loopback address
          SCALINGO_AUTH_URL         | http://127.0.0.1.example     | is no address that can be used; write https://…, or http://… on a loopback address
          SCALINGO_API_URL          | https://user:pass@api.example| holds a user or a password; write it without
          SCALINGO_DB_API_URL       | ftp://db.example             | is no address that can be used; write https://…, or http://… on a loopback address
          SCALINGO_REGION           | Osc_Fr1                      | "Osc_Fr1" doesn't fit; write lower-case letters, digits and hyphens
          SCALINGO_CALLS_PER_MINUTE | 0                            | "0" doesn't fit; write a number from 1 to 60000
          SCALINGO_CALLS_PER_MINUTE | 60001                        | "60001" doesn't fit; write a number from 1 to 60000
          GIT_USERNAME              | me:token                     | holds a colon; write the user's name alone
          GIT_HOST                  | https://github.com           | "https://github.com" doesn't fit; write host or host:port, separated by commas
          GIT_HOST                  | ' , '                        | names no host; write host or host:port, separated by commas
          GIT_HOST                  | git.example:99999            | "git.example:99999" has a port that there isn't; write host or host:port, separated by commas
          GIT_API_URL               | http://git.example/api/v3    | is no address that can be used; write https://…, or http://… on a loopback address
          GIT_API_URL               | https://git.example/api      | doesn't tell GitHub from GitLab; end it in /api/v3 (GitHub) or /api/v4 (GitLab), or set tickets
          TICKET_TOKEN              | a b                          | holds a space or a sign that no token has; copy it again
          HOOK_SECRET               | a b                          | holds a space or a sign that no token has; copy it again
          HTTPS_PROXY               | https://proxy.example:3128   | is no proxy that is spoken to by http; write http://host:port or http://user:password@host:port
          HTTPS_PROXY               | socks5://proxy.example       | is no proxy that is spoken to by http; write http://host:port or http://user:password@host:port
          https_proxy               | http://bot:hunter2@          | is no address of a proxy; write http://host:port or http://user:password@host:port
          HTTP_PROXY                | http://proxy.example:0       | is no address of a proxy; write http://host:port or http://user:password@host:port
          http_proxy                | proxy.example:99999          | is no address of a proxy; write http://host:port or http://user:password@host:port
          HTTP_PROXY                | http://proxy.example/path    | is no address of a proxy; write http://host:port or http://user:password@host:port
          HTTP_PROXY                | http://bot:p@ss@proxy.example | is no address of a proxy; write http://host:port or http://user:password@host:port
          HTTP_PROXY                | http://bot:%zz@proxy.example | is no address of a proxy; write http://host:port or http://user:password@host:port
          NO_PROXY                  | example.com,10.0.0.0/33      | "10.0.0.0/33" is no host; list hosts, .domains, addresses or ranges (10.0.0.0/8), separated by commas, or *
          no_proxy                  | https://example.com          | "https://example.com" is no host; list hosts, .domains, addresses or ranges (10.0.0.0/8), separated by commas, or *
          PORT                      | http                         | "http" doesn't fit; write a number from 0 to 65535
          PORT                      | 65536                        | "65536" doesn't fit; write a number from 0 to 65535
          PORT                      | -1                           | "-1" doesn't fit; write a number from 0 to 65535
          LOG_FORMAT                | xml                          | "xml" is unknown; write text or json
          ROLLBACK_OPERATORS        | ','                          | names nobody; name user groups (S…) or users (U…, W…), or everyone
          ROLLBACK_OPERATORS        | alice                        | "alice" doesn't fit; write a user's id (U…, W…), a group's (S…), or everyone
          ROLLBACK_OPERATORS        | everyone,U0ALICE             | names everyone and others; write everyone alone, or leave it out
          """)
  void saysWhatIsWrongAndWhatWouldBeRight(String variable, String value, String mistake) {
    assertThat(installation.with(variable, value).mistakes())
        .containsExactly("environment: " + variable + ": " + mistake);
  }

  @ParameterizedTest
  @CsvSource({"CONTAINER, web-1", "DYNO, web.1"})
  void aWipedDiskIsNoPlaceForTheDatabase(String variable, String value) {
    installation.with(variable, value);

    assertThat(installation.mistakes())
        .containsExactly(
            "environment: ROLLBACK_DATA_DIR: is missing on a platform (%s is set) that wipes its disk at each restart, and running rollbacks with it; set DATABASE_URL to a PostgreSQL, or this to a directory that lasts"
                .formatted(variable));
    assertThat(installation.with("ROLLBACK_DATA_DIR", "/mnt/data").mistakes()).isEmpty();
    installation.without("ROLLBACK_DATA_DIR");
    assertThat(installation.with("DATABASE_URL", "postgres://u:p@h/d").mistakes()).isEmpty();
  }

  @Test
  void aSecretInTheWrongPlaceIsNotShown() {
    installation
        .with("PORT", "tk-us-abc")
        .with("LOG_FORMAT", "signing-abc")
        .with("SCALINGO_REGION", "Redis://:hunter2@host")
        .file("tag-formatt: 1\nxoxb-1-2-abc: 1\n");

    assertThat(installation.mistakes().toString())
        .doesNotContain("tk-us-abc", "signing-abc", "hunter2", "xoxb-1-2-abc")
        .contains("PORT", "LOG_FORMAT", "SCALINGO_REGION");
  }
}
