package rollbackbot.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rollbackbot.suite.Work;

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
          export GITHUB_TOKEN=abc123 && npm ci                      | export GITHUB_TOKEN=[secret]
          export SECRET_KEY_BASE="two words" && run                 | export SECRET_KEY_BASE="[secret]" && run
          running with PGPASSWORD='it is' psql                      | running with PGPASSWORD='[secret]' psql
          password: my pass phrase                                  | password: [secret]
          using apiKey: abc123 for upload                           | using apiKey: [secret]
          {"token": "abc123", "name": "web"}                        | {"token": "[secret]", "name": "web"}
          {"clientSecret":"a\\"bc","name":"web"}                    | {"clientSecret":"[secret]","name":"web"}
          "{\\"auth\\":\\"abc123\\",\\"name\\":\\"web\\"}"          | "{\\"auth\\":\\"[secret]\\",\\"name\\":\\"web\\"}"
          {"keys": ["abc", "def"], "name": "web"}                   | {"keys": [secret], "name": "web"}
          config :access_token => 'abc123', :name => 'web'          | config :access_token => '[secret]', :name => 'web'
          run deploy --auth-token abc123 --force                    | run deploy --auth-token [secret]
          run deploy --password=abc123 --force                      | run deploy --password=[secret]
          GET /hook?token=abc123&page=2 200                         | GET /hook?token=[secret]
          ini: db_passwd = abc123                                   | ini: db_passwd = [secret]
          make AWS_SECRET_ACCESS_KEY := abc123                      | make AWS_SECRET_ACCESS_KEY := [secret]
          DB_PASS=abc123                                            | DB_PASS=[secret]
          x MY_CREDENTIALS=abc123 y                                 | x MY_CREDENTIALS=[secret]
          x MYSQL_PWD=abc123 y                                      | x MYSQL_PWD=[secret]
          Authorization: Bearer abc123                              | Authorization: [secret]
          curl -H "Authorization: Bearer abc123" https://x.example  | curl -H "Authorization: [secret]
          curl -H 'X-Auth-Token: abc123' https://x.example          | curl -H 'X-Auth-Token: [secret]
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
          curl -u alice:word https://x.example                      | curl -u [secret]
          curl -sSu 'alice:two words' https://x.example             | curl -sSu [secret]
          curl -ualice:word https://x.example                       | curl -u[secret]
          curl --user=alice:word https://x.example                  | curl --user=[secret]
          curl --proxy-user "alice:word" https://x.example          | curl --proxy-user [secret]
          docker login -u alice -p word registry.example            | docker login -u alice -p [secret]
          docker login -u alice --password word registry.example    | docker login -u alice --password [secret]
          mysql -h db -u root -pword app                            | mysql -h db -u root -p[secret]
          mysqldump -uroot -p'word' app                             | mysqldump -uroot -p[secret]
          sshpass -p word ssh me@host                               | sshpass -p [secret]
          redis-cli -h cache -a word ping                           | redis-cli -h cache -a [secret]
          run --pass word                                           | run --pass [secret]
          run --PASS=word                                           | run --PASS=[secret]
          keytool -storepass changeit -list                         | keytool -storepass [secret]
          openssl rsa -passin pass:word                             | openssl rsa -passin [secret]
          pass: word                                                | pass: [secret]
          mot de passe : abc                                        | mot de passe : [secret]
          machine x.example login me password abc                   | machine x.example login me password [secret]
          create user app identified by 'abc'                       | create user app identified by [secret]
          alter role app with password 'abc'                        | alter role app with password [secret]
          Set-Cookie: sid=abc; Path=/; HttpOnly                     | Set-Cookie: [secret]
          < set-cookie: a=b                                         | < set-cookie: [secret]
          -H 'Cookie: a=b; c=d' https://x.example                   | -H 'Cookie: [secret]
          Proxy-Authorization: Negotiate abc==                      | Proxy-Authorization: [secret]
          authorization: AWS4-HMAC-SHA256 Credential=a/b, c=d       | authorization: [secret]
          authorization: Digest username="a", response="b"          | authorization: [secret]
          PRIVATE-TOKEN: abc                                        | PRIVATE-TOKEN: [secret]
          https://s3.example/o?X-Amz-Date=1&X-Amz-Signature=abc     | https://s3.example/o?X-Amz-Date=1&X-Amz-Signature=[secret]
          https://s3.example/o?AWSAccessKeyId=a&Signature=abc&E=1   | https://s3.example/o?AWSAccessKeyId=[secret]
          https://b.example/c?sv=2024&sig=abc%3D&se=1               | https://b.example/c?sv=2024&sig=[secret]
          https://g.example/o?X-Goog-Signature=abc                  | https://g.example/o?X-Goog-Signature=[secret]
          --token=abc                                               | --token=[secret]
          found SG.abcdefghijk_lmnop.qrstuvwxyz0123456 here         | found [secret] here
          found gldt-abcdefghij here                                | found [secret] here
          found glrt-abcdefghij here                                | found [secret] here
          found glptt-abcdefghij here                               | found [secret] here
          found ya29.a0AfH6SMBabc here                              | found [secret] here
          found GOCSPX-abcdefgh here                                | found [secret] here
          found 1//0gabcdefgh here                                  | found [secret] here
          found AIzaSyA1234567890abcdefghijklmnopqrstuvw here       | found [secret] here
          found dop_v1_0123456789abcdef here                        | found [secret] here
          found hf_abcdefghijklmnopqrstuvwxyzABCD here              | found [secret] here
          found pypi-AgEIcHlwaS5vcmc here                           | found [secret] here
          found dckr_pat_abc-def here                               | found [secret] here
          found npm_abcdefghijklmnopqrstuvwxyz0123456789 here       | found [secret] here
          found rk_test_abcdefghij here                             | found [secret] here
          found ghs_abcdefghij here                                 | found [secret] here
          found gho_abcdefghij here                                 | found [secret] here
          found ghr_abcdefghij here                                 | found [secret] here
          found ghu_abcdefghij here                                 | found [secret] here
          found abc8Q~abcdefghijklmnopqrstuvwxyz0123456 here        | found [secret] here
          found key-0123456789abcdef0123456789abcdef here           | found [secret] here
          found SK0123456789abcdef0123456789abcdef here             | found [secret] here
          found xoxe.xoxp-1-abcdef here                             | found [secret] here
          found hvs.CAESIabcdef here                                | found [secret] here
          amqp://user:word@mq.example/vhost                         | amqp://[secret]@mq.example/vhost
          MongoDB+SRV://user:word@m.example/db                      | MongoDB+SRV://[secret]@m.example/db
          to user:word@db.example:5432/app                          | to user:[secret]@db.example:5432/app
          wJalrXUtnFEMI/K7MDENG/bPxRfiCYzEXAMPLEKEY                 | [secret]
          used aB3dE5gH7jK9mN1pQ3sT5v once                          | used [secret] once
          used q8w2e4r6t1y3u5i7o9p0a2s4 once                        | used [secret] once
          used 0123456789abcdef0123456789abcdef once                | used [secret] once
          PASSWORD="abc"def more                                    | PASSWORD="[secret]
          "Password" : "abc" , "b": 1                               | "Password" : "[secret]" , "b": 1
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
        "commit 4c1aab5ae4f6f30c0b5c1c7d37ba3bd7f4d4d5a1",
        "HEAD is now at 4c1aab5 feat: a thing",
        "Digest: sha256:4c1aab5ae4f6f30c0b5c1c7d37ba3bd7f4d4d5a14c1aab5ae4f6f30c0b5c1c7d",
        "FROM node:18-alpine@sha256:4c1aab5ae4f6f30c0b5c1c7d37ba3bd7f4d4d5a14c1aab5ae4f6f30c0b5c1c7d",
        "  integrity sha512-aB3dE5gH7jK9mN1pQ3sT5v/aB3dE5gH7jK9mN1pQ3sT5v+aB3dE5gH7jK9mN1pQ3sT5v==",
        "  checksum: 10c0/4c1aab5ae4f6f30c0b5c1c7d37ba3bd7f4d4d5a14c1aab5ae4f6f30c0b5c1c7d",
        "example.com/a v1.2.3 h1:aB3dE5gH7jK9mN1pQ3sT5vaB3dE5gH7jK9mN1pQ3sT5=",
        "pip install x"
            + " --hash=sha256:4c1aab5ae4f6f30c0b5c1c7d37ba3bd7f4d4d5a14c1aab5ae4f6f30c0b5c1c7d",
        "deployment 123e4567-e89b-42d3-a456-426614174000 started",
        "deployment 5f1e9c3d2a4b6c7d8e9f0a1b started",
        "v18.17.1 4.1.0-rc.1+build.5 2026.11.29",
        "static/js/main.4f3a9c2b.chunk.js static/chunks/pages/_app-4f3a9c2b8d7e6f5a.js",
        "src/components/UserProfile2/IndexPage/AdministrationOfUsers.test.tsx",
        "org.springframework.boot.autoconfigure.SpringBootApplication2Test",
        "    at Object.getConnectionFromPoolOfConnections2"
            + " (/app/node_modules/pg/lib/index.js:12:34)",
        "\"cookie\": \"^0.5.0\", \"jsonwebtoken\": \"9.0.2\"",
        "docker run -u 1000:1000 -p 8080:80 web",
        "mkdir -p /app/dist && cp -p a b",
        "-----> Fetching nodejs-22.11.0-linux-x64.tar.gz",
        "2026-11-29T22:41:03.123456Z build started",
        "ssh-keygen: fingerprint SHA256:aB3dE5gH7jK9mN1pQ3sT5vaB3dE5gH7jK9mN1pQ3sT5",
        "npm:lodash@4.17.21 and foo@npm:1.2.3",
        "mailto:alice@acme.example"
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
  void hidesWhatIsPipedIntoALogin() {
    assertThat(CLEANER.clean("+ echo word | docker login -u alice --password-stdin"))
        .isEqualTo("+ echo [secret]");
    assertThat(CLEANER.clean("echo done | tee log")).isEqualTo("echo done | tee log");
  }

  @Test
  void aKeyWithoutEndHidesAllThatFollows() {
    var lines = new ArrayList<>(List.of("before", "remote: 12:00 -----BEGIN PRIVATE KEY-----"));
    lines.addAll(Collections.nCopies(1000, "a line of it"));

    assertThat(CLEANER.clean(lines)).containsExactly("before", "remote: 12:00 [secret]");
  }

  /** Whatever stands before its lines, nothing of it is taken for a line of something else. */
  @ParameterizedTest
  @ValueSource(strings = {"", "remote: ", "2026-11-29 12:00 [web-1] ", "  | ", "\u001b[31m"})
  void aKeyBeheadedBehindAPrefixHidesAllFromTheFirstLine(String prefix) {
    var lines =
        List.of(
            prefix + "-- some header",
            prefix + "MIIEowIBAAKCAQEA0Z3VS5JJcds3xfn",
            prefix + "c2hvcnQ=",
            prefix + "-----END OPENSSH PRIVATE KEY-----",
            prefix + "after");

    var cleaned = CLEANER.clean(lines);

    assertThat(cleaned).hasSize(2).first().isEqualTo("[secret]");
    assertThat(cleaned.getLast()).endsWith("after");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "RSA PRIVATE KEY",
        "EC PRIVATE KEY",
        "ENCRYPTED PRIVATE KEY",
        "OPENSSH PRIVATE KEY",
        "PGP PRIVATE KEY BLOCK"
      })
  void keysOfEveryKindAreHiddenBehindAPrefix(String kind) {
    var lines =
        List.of(
            "before",
            "web | -----BEGIN " + kind + "-----",
            "web | abc",
            "web | -----END " + kind + "-----",
            "after");

    assertThat(CLEANER.clean(lines)).containsExactly("before", "web | [secret]", "after");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "TOKEN=\u001b[32mabc123\u001b[0m",
        "PASS\u001b[1mWORD=abc123",
        "\u001b[1;31mpassword\u001b[0m: \u001b[33mabc123",
        "found gh\u001b[0mp_abc123",
        "\u001b]8;;x\u0007TOKEN=abc123"
      })
  void coloursHideNoSecretFromUs(String line) {
    assertThat(CLEANER.clean(line)).doesNotContain("abc123").contains("[secret]");
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
  void takesALongLineInItsStride(String piece) {
    var line = piece.repeat(100_000 / piece.length());

    // A tenth of it, where a step for each pair of letters would take half a minute.
    Work.takesAtMost(
        Duration.ofSeconds(4),
        () -> {
          assertThat(CLEANER.clean(line).length()).isLessThan(1_200_000);
          assertThat(CLEANER.clean(line + "\" password=abc123xyz")).doesNotContain("abc123xyz");
        });
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
