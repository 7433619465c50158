package rollbackbot.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompareLinkTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          # repository                                     | self-hosted | page
          https://github.com/acme/my-app.git               | -      | https://github.com/acme/my-app/compare/a...b
          https://GitHub.com/acme/my-app.git               | -      | https://GitHub.com/acme/my-app/compare/a...b
          https://gitlab.com/acme/shop/my-app.git          | -      | https://gitlab.com/acme/shop/my-app/-/compare/a...b
          https://gitlab.com/acme/my-app.git               | GITHUB | https://gitlab.com/acme/my-app/-/compare/a...b
          https://git.example/acme/my-app.git              | GITHUB | https://git.example/acme/my-app/compare/a...b
          https://git.example:8443/acme/my-app.git         | GITHUB | https://git.example:8443/acme/my-app/compare/a...b
          https://git.example/acme/shop/my-app             | GITLAB | https://git.example/acme/shop/my-app/-/compare/a...b
          https://git.example/gitlab/acme/my-app.git/      | GITLAB | https://git.example/gitlab/acme/my-app/-/compare/a...b
          https://git.example/acme/my%20app.git            | GITLAB | https://git.example/acme/my%20app/-/compare/a...b
          https://git_lab.example/acme/my-app.git          | GITLAB | https://git_lab.example/acme/my-app/-/compare/a...b
          http://127.0.0.1:3000/acme/my-app.git            | GITLAB | http://127.0.0.1:3000/acme/my-app/-/compare/a...b
          https://git.example/acme/my-app.git              | -      | -
          https://github.com.example/acme/my-app.git       | -      | -
          """)
  void pageIsWhereTheHostHasIt(
      String repository, @Nullable CodeHost selfHosted, @Nullable String page) {
    assertThat(
            CompareLink.between(
                new Repository(repository), Optional.ofNullable(selfHosted), "a", "b"))
        .isEqualTo(Optional.ofNullable(page).map(URI::create));
  }
}
