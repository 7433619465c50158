package rollbackbot.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import okhttp3.HttpUrl;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rollbackbot.secret.Secret;

class GitCredentialsTest {

  @ParameterizedTest
  @CsvSource({
    "github.com, https://github.com/acme/app.git, true",
    "GitHub.com, https://github.com/acme/app.git, true",
    "github.com:443, https://github.com/acme/app.git, true",
    "github.com, https://github.com:8443/acme/app.git, false",
    "github.com:8443, https://github.com:8443/acme/app.git, true",
    "github.com:8443, https://github.com/acme/app.git, false",
    "github.com, https://evil.github.com/acme/app.git, false",
    "github.com, https://github.com.example/acme/app.git, false",
    "127.0.0.1, http://127.0.0.1/acme/app.git, true",
    "127.0.0.1, http://127.0.0.1:3000/acme/app.git, false",
    "[::1]:3000, http://[::1]:3000/acme/app.git, true"
  })
  void onlyTheNamedHostSeesThem(String allowed, String url, boolean sent) {
    var credentials = GitCredentials.of("x-access-token", new Secret("t"), Set.of(allowed));

    var authorization = credentials.authorizationFor(HttpUrl.get(url));

    assertThat(authorization.isPresent()).isEqualTo(sent);
  }

  @ParameterizedTest
  @CsvSource("https://github.com/acme/app.git")
  void nothingIsSentWithoutAToken(String url) {
    assertThat(GitCredentials.none().authorizationFor(HttpUrl.get(url))).isEmpty();
  }
}
