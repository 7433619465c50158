package rollbackbot.rollback;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
class SecretCleanerTest {
  private static final String OWN = "s3cr3t/of+the=bot?";
  private static final SecretCleaner CLEANER = new SecretCleaner(List.of(new Secret(OWN)));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          # the line                                                | what may be shown
          API_KEY=abc123                                            | API_KEY=[secret]
          DATABASE_PASSWORD=two words                               | DATABASE_PASSWORD=[secret]
          export GITHUB_TOKEN=abc123 && npm ci                      | export GITHUB_TOKEN=[secret] && npm ci
          export SECRET_KEY_BASE="two words" && run                 | export SECRET_KEY_BASE="[secret]" && run
          running with PGPASSWORD='it is' psql                      | running with PGPASSWORD='[secret]' psql
          password: my pass phrase                                  | password: [secret]
          using apiKey: abc123 for upload                           | using apiKey: [secret] for upload
          {"token": "abc123", "name": "web"}                        | {"token": "[secret]", "name": "web"}
          {"clientSecret":"a\\"bc","name":"web"}                    | {"clientSecret":"[secret]","name":"web"}
          "{\\"auth\\":\\"abc123\\",\\"name\\":\\"web\\"}"          | "{\\"auth\\":\\"[secret]\\",\\"name\\":\\"web\\"}"
          {"keys": ["abc", "def"], "name": "web"}                   | {"keys": [secret], "name": "web"}
          config :access_token => 'abc123', :name => 'web'          | config :access_token => '[secret]', :name => 'web'
          run deploy --auth-token abc123 --force                    | run deploy --auth-token [secret] --force
          run deploy --password=abc123 --force                      | run deploy --password=[secret] --force
          GET /hook?token=abc123&page=2 200                         | GET /hook?token=[secret] 200
          ini: db_passwd = abc123                                   | ini: db_passwd = [secret]
          make AWS_SECRET_ACCESS_KEY := abc123                      | make AWS_SECRET_ACCESS_KEY := [secret]
          DB_PASS=abc123                                            | DB_PASS=[secret]
          x MY_CREDENTIALS=abc123 y                                 | x MY_CREDENTIALS=[secret] y
          x MYSQL_PWD=abc123 y                                      | x MYSQL_PWD=[secret] y
          Authorization: Bearer abc123                              | Authorization: [secret]
          curl -H "Authorization: Bearer abc123" https://x.example  | curl -H "Authorization: [secret]" https://x.example
          curl -H 'X-Auth-Token: abc123' https://x.example          | curl -H 'X-Auth-Token: [secret]' https://x.example
          sent header Basic dXNlcjpwYXNz                            | sent header Basic [secret]
          sent header bearer abc-123-def                            | sent header bearer [secret]
          postgres://user:pass@db.example:5432/app                  | postgres://[secret]@db.example:5432/app
          postgres://user:p@ss@db.example/app                       | postgres://[secret]@db.example/app
          postgres://user:p/a/ss@db.example/app                     | postgres://[secret]@db.example/app
          redis://:pass@redis.example:6379                          | redis://[secret]@redis.example:6379
          cloning https://abc123@github.com/acme/my-app.git         | cloning https://[secret]@github.com/acme/my-app.git
          cloning https://git:abc123@github.com/acme/my-app.git     | cloning https://[secret]@github.com/acme/my-app.git
          found xoxb-1234-5678-abcdef here                          | found [secret] here
          found xapp-1-A0123-4567-abcdef here                       | found [secret] here
          found ghp_abcdefghijklmnop here                           | found [secret] here
          found github_pat_11AAAA_bbbb here                         | found [secret] here
          found glpat-abcdefghij here                               | found [secret] here
          found tk-us-abcdefghij here                               | found [secret] here
          found sk_live_abcdefghij here                             | found [secret] here
          found AKIAIOSFODNN7EXAMPLE here                           | found [secret] here
          found eyJhbGciOiJI.eyJzdWIiOiIx.SflKxwRJ here             | found [secret] here
          posting to https://hooks.slack.com/services/T0/B0/abc     | posting to https://hooks.slack.com/[secret]
          -----BEGIN PRIVATE KEY-----\\nMIIE\\n-----END PRIVATE KEY----- ok | [secret] ok
          """)
  void hidesSecrets(String line, String shown) {
    assertThat(CLEANER.clean(line)).isEqualTo(shown);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-----> Building dependencies",
        "> 1j1s-etl@4.1.1 prepare",
        "       Get:1 http://ppa.launchpad.net/ubuntu-toolchain-r/test/ubuntu trusty InRelease"
            + " [15.4 kB]",
        "W: GPG error: http://ppa.launchpad.net trusty InRelease: the public key is not available:"
            + " NO_PUBKEY 1E9377A2BA9EF27F",
        "Cache-Control: max-age=0, private, must-revalidate",
        "monkey=1",
        "keyboard: azerty",
        "author: alice",
        "Author=alice keynote=yes authority=x",
        "tokenizer: 1.2.3",
        "secretary: bob passwordless=true",
        "tests: 12, pass: 12, fail: 0",
        "NODE_ENV=production npm start",
        "npm warn deprecated inflight@1.0.6: This module is not supported",
        "added 1203 packages in 14s",
        "SyntaxError: Unexpected token } in JSON at position 12",
        "    at login (/app/src/auth.js:12:34)",
        "src/key.ts:3:5 - error TS2304: Cannot find name 'x'.",
        "https://registry.npmjs.org/@acme/my-app/-/my-app-1.2.3.tgz",
        "http://localhost:3000/@vite/client",
        "ssh://git@github.com/acme/my-app.git",
        "git@github.com:acme/my-app.git",
        "Basic authentication enabled",
        "Basic Authentication enabled",
        "if (key == other) return",
        "Auth::Token.new",
        "TOKEN=",
        "API_KEY=\"\"",
        "auth: true",
        "token: null",
        "error: authentication failed for alice",
        "-----BEGIN CERTIFICATE-----",
        "commit 4c1aab5ae4f6f30c0b5c1c7d37ba3bd7f4d4d5a1"
      })
  void leavesOrdinaryLinesAlone(String line) {
    assertThat(CLEANER.clean(line)).isEqualTo(line);
  }

  @Test
  void hidesTheBotsOwnSecretsInEveryForm() {
    var urlEncoded = URLEncoder.encode(OWN, StandardCharsets.UTF_8);

    assertThat(CLEANER.clean("before " + OWN + " after")).isEqualTo("before [secret] after");
    assertThat(CLEANER.clean("before " + urlEncoded + " after")).isEqualTo("before [secret] after");
    for (var user : List.of("", ":", "x:", "me:", "x-access-token:", "alice:")) {
      for (var behind : List.of("", ":", ":x")) {
        assertThat(CLEANER.clean("credentials " + base64(user + OWN + behind) + " sent"))
            .as("%s…%s", user, behind)
            .isEqualTo("credentials [secret] sent");
      }
    }
  }

  @Test
  void anEmptyOrTinyOwnSecretBlotsOutNothing() {
    var cleaner = new SecretCleaner(List.of(new Secret(""), new Secret("a"), new Secret("   ")));

    assertThat(cleaner.clean("a line")).isEqualTo("a line");
  }

  @Test
  void hidesAPrivateKeyOverSeveralLines() {
    var lines =
        List.of(
            "before",
            "DEPLOY=\"-----BEGIN RSA PRIVATE KEY-----",
            "Proc-Type: 4,ENCRYPTED",
            "",
            "MIIEowIBAAKCAQEA0Z3VS5JJcds3xfn",
            "-----END RSA PRIVATE KEY----- behind",
            "after");

    assertThat(CLEANER.clean(lines))
        .containsExactly("before", "DEPLOY=\"[secret]", " behind", "after");
  }

  @Test
  void hidesAKeyWhoseBeginningOrEndIsCutOff() {
    assertThat(
            CLEANER.clean(
                List.of(
                    "MIIEowIBAAKCAQEA0Z3VS5JJcds3xfn",
                    "3VS5JJcds3xfnMIIEowIBAAKCAQEA0Z=",
                    "-----END PRIVATE KEY-----",
                    "after")))
        .containsExactly("[secret]", "after");
    assertThat(CLEANER.clean(List.of("-----BEGIN EC PRIVATE KEY-----", "MIIEowIBAAKCAQEA0Z3VS")))
        .containsExactly("[secret]");
  }

  @Test
  void aKeyWithoutEndDoesNotHideEverything() {
    var lines = new ArrayList<>(List.of("-----BEGIN PRIVATE KEY-----"));
    lines.addAll(Collections.nCopies(1000, "an ordinary line"));

    assertThat(CLEANER.clean(lines)).contains("an ordinary line").hasSizeGreaterThan(700);
  }

  @Test
  void cleaningTwiceChangesNothingMore() {
    var lines =
        List.of(
            "API_KEY=abc",
            "x token: abc",
            "redis://:pass@host",
            "Authorization: Bearer abc.def",
            "{\"token\": \"abc\"}",
            "found xoxb-1234-5678");

    var once = CLEANER.clean(lines);

    assertThat(CLEANER.clean(once)).isEqualTo(once);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "A_",
        "://",
        "://x:",
        "token",
        "token ",
        "token=",
        "token=\"",
        "\\",
        "\"",
        "eyJ",
        "eyJaaaaaa.",
        "xoxb-",
        "-----BEGIN ",
        "-----BEGIN PRIVATE KEY-----",
        "-----",
        "bearer ",
        "--token ",
        "= ",
        "key:[",
        "czNj",
        "://a@",
        " ",
        "tK",
        "key={"
      })
  @Timeout(value = 10, unit = TimeUnit.SECONDS)
  void takesALongLineInItsStride(String piece) {
    var line = piece.repeat(1_000_000 / piece.length());

    assertThat(CLEANER.clean(line).length()).isLessThan(12_000_000);
    assertThat(CLEANER.clean(line + "\" password=abc123xyz")).doesNotContain("abc123xyz");
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
