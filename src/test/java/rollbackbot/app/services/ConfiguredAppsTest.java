package rollbackbot.app.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rollbackbot.app.PlayedBot;
import rollbackbot.http.OutgoingProxies;
import rollbackbot.http.Timeouts;
import rollbackbot.once.OutsideTrouble;
import rollbackbot.release.App;
import rollbackbot.release.AppName;
import rollbackbot.sandbox.scalingo.FakeScalingo;
import rollbackbot.sandbox.scalingo.api.RecordedCall;
import rollbackbot.sandbox.scalingo.api.ScalingoFault;
import rollbackbot.scalingo.MovingClock;
import rollbackbot.scalingo.ScalingoAccount;
import rollbackbot.scalingo.http.ScalingoSettings;
import rollbackbot.suite.Patience;

/** Apps that no file names, in two regions. */
class ConfiguredAppsTest {
  private static final String USUAL = "osc-fr1";
  private static final String OTHER = "osc-secnum-fr1";

  @TempDir Path folder;
  private final MovingClock clock = new MovingClock();
  private final FakeScalingo scalingo = fake();
  private final FakeScalingo secnum = fake();
  private final ScalingoAccount account =
      new ScalingoAccount(
          new ScalingoSettings(
              HttpUrl.get(scalingo.url().toString()),
              scalingo.apiToken(),
              Optional.empty(),
              Optional.empty(),
              60,
              "test",
              OutgoingProxies.none()),
          () -> 1,
          Timeouts.within(Patience.LONG),
          clock,
          clock,
          () -> "request",
          (_, _, _) -> {});

  private FakeScalingo fake() {
    return new FakeScalingo(clock, 0, (_, _, _) -> Optional.empty());
  }

  @BeforeEach
  void fill() {
    scalingo.region(OTHER, secnum);
    scalingo.addApp("here");
    scalingo.addApp("both");
    secnum.addApp("both");
    secnum.addApp("there");
  }

  @AfterEach
  void close() {
    scalingo.close();
    secnum.close();
  }

  private ConfiguredApps apps() {
    var environment =
        Map.of(
            "SLACK_BOT_TOKEN", "xoxb-1",
            "SLACK_SIGNING_SECRET", "secret",
            "SCALINGO_API_TOKEN", "tk-us-1",
            "ROLLBACK_OPERATORS", "everyone");
    var configuration = PlayedBot.configuration(environment, folder);
    return new ConfiguredApps(configuration, account.platform(), account::regions, clock);
  }

  private static Optional<String> region(ConfiguredApps apps, String name) {
    return apps.find(new AppName(name)).map(App::platformApp).map(app -> app.region());
  }

  @Test
  void appIsFoundInWhateverRegionItIs() {
    var apps = apps();

    assertThat(region(apps, "here")).contains(USUAL);
    assertThat(region(apps, "there")).contains(OTHER);
    assertThat(region(apps, "nowhere")).isEmpty();
  }

  @Test
  void usualRegionComesFirst() {
    assertThat(region(apps(), "both")).contains(USUAL);
    assertThat(secnum.calls()).isEmpty();
  }

  @Test
  void bothRegionsAreWorkedInAtOnce() {
    var apps = apps();

    var here = apps.find(new AppName("here")).orElseThrow();
    var there = apps.find(new AppName("there")).orElseThrow();

    assertThat(account.platform().deployments(here.platformApp(), 5)).isEmpty();
    assertThat(account.platform().deployments(there.platformApp(), 5)).isEmpty();
    assertThat(secnum.calls())
        .extracting(RecordedCall::line)
        .contains("GET /v1/apps/there/deployments");
  }

  @Test
  void foundAppIsNotLookedForAgainForAWhile() {
    var apps = apps();
    apps.find(new AppName("there"));
    int calls = scalingo.calls().size() + secnum.calls().size();

    apps.find(new AppName("there"));

    assertThat(scalingo.calls().size() + secnum.calls().size()).isEqualTo(calls);
  }

  @Test
  void foundAppStaysWhereItWasFound() {
    var apps = apps();
    apps.find(new AppName("there"));
    scalingo.addApp("there");
    clock.advance(Duration.ofMinutes(11));

    assertThat(region(apps, "there")).contains(OTHER);
  }

  @Test
  void foundAppIsKeptWhileThePlatformIsAway() {
    var apps = apps();
    apps.find(new AppName("here"));
    clock.advance(Duration.ofMinutes(11));
    scalingo.disturb(5, ".*", ScalingoFault.OtherAnswer.text(503, "away"));

    assertThat(region(apps, "here")).contains(USUAL);
    assertThatThrownBy(() -> apps.find(new AppName("there")))
        .isInstanceOf(OutsideTrouble.Unavailable.class);
  }

  @Test
  void listedAppsAreNotLookedForOneByOne() {
    var apps = apps();
    apps.names();
    int calls = scalingo.calls().size() + secnum.calls().size();

    assertThat(region(apps, "here")).contains(USUAL);
    assertThat(region(apps, "both")).contains(USUAL);
    assertThat(region(apps, "there")).contains(OTHER);
    assertThat(scalingo.calls().size() + secnum.calls().size()).isEqualTo(calls);
  }

  @Test
  void listedAppStaysWhereItWasFound() {
    var apps = apps();
    apps.find(new AppName("there"));
    scalingo.addApp("there");
    clock.advance(Duration.ofMinutes(11));

    apps.names();

    assertThat(region(apps, "there")).contains(OTHER);
  }

  @Test
  void namesOfAllRegionsAreSuggested() {
    assertThat(apps().names())
        .containsExactlyInAnyOrderElementsOf(
            List.of(new AppName("here"), new AppName("both"), new AppName("there")));
  }

  /** As many people as like may look at the Home, and type in a form. */
  @Test
  void namesAreAskedForOnceAMinute() {
    var apps = apps();
    apps.names();
    int calls = scalingo.calls().size() + secnum.calls().size();

    apps.names().forEach(apps::find);
    assertThat(scalingo.calls().size() + secnum.calls().size()).isEqualTo(calls);
    scalingo.addApp("new");
    clock.advance(Duration.ofSeconds(61));

    assertThat(apps.names()).contains(new AppName("new"));
  }
}
