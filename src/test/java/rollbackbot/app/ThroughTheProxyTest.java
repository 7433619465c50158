package rollbackbot.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import okhttp3.Credentials;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import rollbackbot.app.http.HttpAfterRollback;
import rollbackbot.app.http.HttpHealthProbe;
import rollbackbot.git.GitCredentials;
import rollbackbot.git.JGitRepositories;
import rollbackbot.githost.GitHostApi;
import rollbackbot.githost.GitHostSettings;
import rollbackbot.http.ConnectProxy;
import rollbackbot.http.OutgoingProxies;
import rollbackbot.http.Timeouts;
import rollbackbot.once.OutsideTrouble;
import rollbackbot.release.PlatformApp;
import rollbackbot.room.Timing;
import rollbackbot.scalingo.ScalingoAccount;
import rollbackbot.scalingo.http.ScalingoSettings;
import rollbackbot.secret.Secret;
import rollbackbot.slack.SlackSide;
import rollbackbot.slack.sending.PublishingTiming;
import rollbackbot.slack.web.SlackSettings;
import rollbackbot.source.CommitId;
import rollbackbot.source.Repository;
import rollbackbot.suite.Patience;

/** Every client of ours goes out through the proxy, with its login, by a name that it looks up. */
class ThroughTheProxyTest {
  private static final Clock CLOCK = Clock.systemUTC();
  private static final Repository REPOSITORY =
      new Repository("https://git.example.test/acme/my-app.git");

  private final ConnectProxy proxy = ConnectProxy.start();
  private final OutgoingProxies proxies = proxy.proxies("bot@corp", "p:ä/ss");

  @AfterEach
  void stop() {
    proxy.close();
  }

  @Test
  void scalingo() {
    var settings =
        new ScalingoSettings(
            HttpUrl.get("https://scalingo.example.test"),
            new Secret("tk-us-1"),
            Optional.empty(),
            Optional.empty(),
            60,
            "test",
            proxies);
    var account =
        new ScalingoAccount(
            settings,
            () -> 1,
            Timeouts.within(Patience.LONG),
            CLOCK,
            CLOCK::instant,
            () -> "id",
            (_, _, _) -> {});

    assertThatThrownBy(() -> account.platform().exists(new PlatformApp("my-app", "osc-fr1")))
        .isInstanceOf(OutsideTrouble.Unavailable.class)
        .hasMessageEndingWith("no connection to scalingo.example.test, the proxy answers 502");

    askedFor("scalingo.example.test");
  }

  @Test
  void gitHostsApi() {
    var settings =
        new GitHostSettings(
            Set.of("github.com"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            "test",
            proxies);
    var api = new GitHostApi(settings, Timeouts.within(Patience.LONG), CLOCK);
    var commit = new CommitId("1".repeat(40));

    assertThatThrownBy(
            () -> api.compare(new Repository("https://github.com/acme/my-app.git"), commit, commit))
        .isInstanceOf(OutsideTrouble.class);

    askedFor("api.github.com");
  }

  @Test
  void git() {
    var repositories = new JGitRepositories(GitCredentials.none(), proxies, Patience.LONG, CLOCK);

    assertThatThrownBy(() -> repositories.refs(REPOSITORY, "release"))
        .isInstanceOf(OutsideTrouble.class);

    askedFor("git.example.test");
  }

  @Test
  void slack() {
    var settings =
        new SlackSettings(
            new Secret("xoxb-1"),
            new SlackSettings.Reception.Http(new Secret("signing")),
            "https://slack.example.test/api/",
            proxies);
    var slack =
        new SlackSide(
            settings,
            Timing.standard(),
            PublishingTiming.standard(),
            CLOCK,
            CLOCK::instant,
            (_, _, _) -> {});

    assertThat(slack.identity().trouble())
        .contains("Slack auth.test: no answer, the proxy answers 502");

    askedFor("slack.example.test");
  }

  @Test
  void healthChecks() {
    var probe = new HttpHealthProbe("test", proxies, Patience.LONG);

    assertThat(probe.probe(URI.create("https://my-app.example.test/health")).good()).isFalse();

    askedFor("my-app.example.test");
  }

  @Test
  void hooks() {
    var hooks = new HttpAfterRollback(Optional.empty(), "test", proxies, CLOCK, Patience.LONG);

    assertThatThrownBy(
            () -> hooks.post(URI.create("https://hooks.example.test/purge"), "{}", "key"))
        .isInstanceOf(OutsideTrouble.class)
        .hasMessageNotContaining("p:ä/ss");

    askedFor("hooks.example.test");
  }

  @Test
  void whatIsOnThisMachineDoesNot() {
    var probe = new HttpHealthProbe("test", proxies, Patience.LONG);

    assertThat(probe.probe(URI.create("http://127.0.0.1:9/health")).good()).isFalse();

    assertThat(proxy.asked()).isEmpty();
  }

  private void askedFor(String host) {
    var login = Credentials.basic("bot@corp", "p:ä/ss", StandardCharsets.UTF_8);
    assertThat(proxy.asked()).isNotEmpty().containsOnly("CONNECT " + host + ":443 " + login);
  }
}
