package rollbackbot.scalingo;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rollbackbot.once.Asked;
import rollbackbot.once.Claims.Claim;
import rollbackbot.once.LivedTime;
import rollbackbot.once.Move;
import rollbackbot.once.Once;
import rollbackbot.once.OutsideTrouble.Refused;
import rollbackbot.once.OutsideTrouble.Unavailable;
import rollbackbot.once.Request;
import rollbackbot.release.Deployment;
import rollbackbot.release.Platform;
import rollbackbot.room.Timing;
import rollbackbot.source.BranchName;

/** How long tokens are kept, when they are exchanged again, and where they never go. */
class ScalingoTokensTest extends StubbedScalingo {
  private static final String EXCHANGE = "/v1/tokens/exchange";
  private static final Claim CLAIM = new Claim("one", 7);

  @RegisterExtension
  final WireMockExtension elsewhere =
      WireMockExtension.newInstance()
          .options(wireMockConfig().bindAddress("127.0.0.1").dynamicPort())
          .build();

  @BeforeEach
  void answerLists() {
    server.stubFor(
        get(urlPathEqualTo(DEPLOYMENTS)).willReturn(Recorded.json(200, "deployments_list_200")));
  }

  @Test
  void tokenThatTellsItsEndIsExchangedFiveMinutesBefore() {
    server.stubFor(post(EXCHANGE).willReturn(tokenOfOneHour()));
    var platform = platform();

    platform.deployments(Clients.APP, 1);
    clock.advance(Duration.ofMinutes(54));
    platform.deployments(Clients.APP, 1);
    server.verify(1, postRequestedFor(urlEqualTo(EXCHANGE)));
    clock.advance(Duration.ofMinutes(2));
    platform.deployments(Clients.APP, 1);

    server.verify(2, postRequestedFor(urlEqualTo(EXCHANGE)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"your-bearer-token", "a.!!.c", "a.bm90IGpzb24.c", "a.e30.c"})
  void tokenThatTellsNoEndIsKeptFiftyMinutes(String token) {
    var body = Recorded.text("token_exchange_200").replace("your-bearer-token", token);
    server.stubFor(post(EXCHANGE).willReturn(Recorded.jsonText(200, body)));
    var platform = platform();

    platform.deployments(Clients.APP, 1);
    clock.advance(Duration.ofMinutes(49));
    platform.deployments(Clients.APP, 1);
    server.verify(1, postRequestedFor(urlEqualTo(EXCHANGE)));
    clock.advance(Duration.ofMinutes(2));
    platform.deployments(Clients.APP, 1);

    server.verify(2, postRequestedFor(urlEqualTo(EXCHANGE)));
  }

  @Test
  void tokenThatSeemsOutdatedFromTheStartIsNotExchangedForEachCall() {
    server.stubFor(post(EXCHANGE).willReturn(tokenOfOneHour()));
    clock.advance(Duration.ofHours(5));
    var platform = platform();

    platform.deployments(Clients.APP, 1);
    platform.deployments(Clients.APP, 1);

    server.verify(1, postRequestedFor(urlEqualTo(EXCHANGE)));
  }

  @Test
  void refusedTokenIsForgottenAndTheWriteNotSentOnceMoreByItself() {
    refuseTheFirstToken();
    var platform = platform();
    platform.deployments(Clients.APP, 1);

    var trouble =
        trouble(Unavailable.class, () -> platform.deploy(Clients.APP, new BranchName("master")));
    server.verify(1, postRequestedFor(urlEqualTo(MANUAL_DEPLOY)));
    var started = platform.deploy(Clients.APP, new BranchName("master"));

    assertThat(trouble).hasMessageEndingWith("the token was refused, and is renewed");
    assertThat(started.id().value()).isEqualTo("123e4567-e89b-12d3-a456-426655440000");
    server.verify(2, postRequestedFor(urlEqualTo(EXCHANGE)));
    server.verify(2, postRequestedFor(urlEqualTo(MANUAL_DEPLOY)));
  }

  private void refuseTheFirstToken() {
    server.stubFor(
        post(MANUAL_DEPLOY)
            .inScenario("token")
            .whenScenarioStateIs("Started")
            .willSetStateTo("fresh")
            .willReturn(Recorded.json(401, "token_exchange_401")));
    server.stubFor(
        post(MANUAL_DEPLOY)
            .inScenario("token")
            .whenScenarioStateIs("fresh")
            .willReturn(Recorded.json(200, "manual_deploy_200")));
  }

  @Test
  void refusalOfAFreshTokenIsFinal() {
    server.stubFor(post(MANUAL_DEPLOY).willReturn(Recorded.json(401, "token_exchange_401")));

    var platform = Clients.toldThe(server.baseUrl(), server.baseUrl(), Clients.PATIENT, clock);

    var refused =
        trouble(Refused.class, () -> platform.deploy(Clients.APP, new BranchName("master")));

    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.words()).isEqualTo("Invalid credentials");
    server.verify(1, postRequestedFor(urlEqualTo(EXCHANGE)));
    server.verify(1, postRequestedFor(urlEqualTo(MANUAL_DEPLOY)));
  }

  /** The platform says 401 where a right is lacking, too: that no fresh token cures. */
  @Test
  void refusalThatAFreshTokenDoesNotCureIsFinalThoughItWasReadWithMeanwhile() {
    server.stubFor(post(MANUAL_DEPLOY).willReturn(Recorded.json(401, "token_exchange_401")));
    var platform = platform();
    platform.deployments(Clients.APP, 1);
    var first =
        trouble(Unavailable.class, () -> platform.deploy(Clients.APP, new BranchName("master")));
    assertThat(first).hasMessageEndingWith("the token was refused, and is renewed");
    clock.advance(Duration.ofSeconds(10));
    platform.deployments(Clients.APP, 1);

    var refused =
        trouble(Refused.class, () -> platform.deploy(Clients.APP, new BranchName("master")));

    assertThat(refused.status()).isEqualTo(401);
    server.verify(2, postRequestedFor(urlEqualTo(EXCHANGE)));
  }

  @Test
  void tokenThatIsRefusedLaterIsRenewedAgain() {
    server.stubFor(post(MANUAL_DEPLOY).willReturn(Recorded.json(401, "token_exchange_401")));
    var platform = platform();
    platform.deployments(Clients.APP, 1);
    trouble(Unavailable.class, () -> platform.deploy(Clients.APP, new BranchName("master")));
    platform.deployments(Clients.APP, 1);
    clock.advance(Duration.ofMinutes(20));

    var again =
        trouble(Unavailable.class, () -> platform.deploy(Clients.APP, new BranchName("master")));

    assertThat(again).hasMessageEndingWith("the token was refused, and is renewed");
  }

  /** The platform takes 25 s for a token, of the 30 s in which others expect the request. */
  @Test
  void afterASlowTokenNothingIsSentUntilTheIntentWasStoredAnew() {
    server.stubFor(post(MANUAL_DEPLOY).willReturn(Recorded.json(200, "manual_deploy_200")));
    LivedTime lived =
        () ->
            Duration.ofSeconds(25)
                .multipliedBy(server.findAll(postRequestedFor(urlEqualTo(EXCHANGE))).size());
    var once = new Once(Timing.standard().requests(), _ -> true, lived, clock);
    var request = request(platform());

    var first = once.next(CLAIM, Asked.first(clock.instant()), true, request);
    server.verify(0, postRequestedFor(urlEqualTo(MANUAL_DEPLOY)));
    var second = once.next(CLAIM, Asked.first(clock.instant()), true, request);

    assertThat(first).isInstanceOf(Move.Declined.class);
    assertThat(second).isInstanceOf(Move.Done.class);
    server.verify(1, postRequestedFor(urlEqualTo(MANUAL_DEPLOY)));
  }

  @Test
  void aReplicaWhoseClaimDoesNotStandSendsNothing() {
    server.stubFor(post(MANUAL_DEPLOY).willReturn(Recorded.json(200, "manual_deploy_200")));
    var lived = LivedTime.ofThisProcess();
    var once = new Once(Timing.standard().requests(), _ -> false, lived, clock);

    var move = once.next(CLAIM, Asked.first(clock.instant()), true, request(platform()));

    assertThat(move)
        .isInstanceOfSatisfying(
            Move.Declined.class,
            it -> assertThat(it.why()).hasMessageContaining("nothing was sent"));
    server.verify(0, postRequestedFor(urlEqualTo(MANUAL_DEPLOY)));
  }

  private static Request<Deployment> request(Platform platform) {
    return new Request<>() {
      @Override
      public String name() {
        return "a deployment";
      }

      @Override
      public Deployment ask() {
        return platform.deploy(Clients.APP, new BranchName("master"));
      }

      @Override
      public Seen<Deployment> look() {
        return new Seen.Nothing<>(1);
      }
    };
  }

  @Test
  void redirectIsNotFollowedSoThatNoTokenGoesElsewhere() {
    elsewhere.stubFor(any(anyUrl()).willReturn(Recorded.json(200, "manual_deploy_200")));
    var target = "http://localhost:" + elsewhere.getPort() + "/caught?secret=1";
    server.stubFor(
        any(urlPathEqualTo(MANUAL_DEPLOY))
            .willReturn(aResponse().withStatus(307).withHeader("Location", target)));

    var refused = troubleOfDeploying(Refused.class);

    assertThat(refused.status()).isEqualTo(307);
    assertThat(refused).hasMessageEndingWith("307, redirected to localhost, not followed");
    elsewhere.verify(0, anyRequestedFor(anyUrl()));
  }

  @Test
  void apiTokenGoesToTheExchangeOnly() {
    platform().deployments(Clients.APP, 1);

    server.verify(
        postRequestedFor(urlEqualTo(EXCHANGE)).withHeader("Authorization", matching("Basic .+")));
    server.verify(
        getRequestedFor(urlPathEqualTo(DEPLOYMENTS))
            .withHeader("Authorization", matching("Bearer your-bearer-token"))
            .withHeader("User-Agent", matching("rollback-bot/test"))
            .withHeader("X-Request-ID", matching("request-\\d+"))
            .withHeader("Cookie", absent()));
  }

  @Test
  void noTokenIsSentToAnUnencryptedRegion() {
    var regions =
        Recorded.text("regions_list_200").replace("https://api.osc-fr1", "http://api.osc-fr1");
    server.stubFor(get("/v1/regions").willReturn(Recorded.jsonText(200, regions)));
    var auth = URI.create(server.baseUrl());
    var platform = Clients.lookingUp(auth, Clients.API_TOKEN, clock);

    var refused = trouble(Refused.class, () -> platform.deployments(Clients.APP, 1));

    assertThat(refused).hasMessageContaining("unencrypted to api.osc-fr1.scalingo.com");
  }

  @Test
  void regionsAreLookedUpOnce() {
    var regions =
        Recorded.text("regions_list_200")
            .replace("https://api.osc-fr1.scalingo.com", server.baseUrl());
    server.stubFor(get("/v1/regions").willReturn(Recorded.jsonText(200, regions)));
    var auth = URI.create(server.baseUrl());
    var platform = Clients.lookingUp(auth, Clients.API_TOKEN, clock);

    platform.deployments(Clients.APP, 1);
    platform.deployments(Clients.APP, 1);

    server.verify(1, getRequestedFor(urlEqualTo("/v1/regions")));
  }

  @Test
  void emptyListOfRegionsIsNotKept() {
    server.stubFor(get("/v1/regions").willReturn(Recorded.jsonText(200, "{\"regions\":[]}")));
    var platform = Clients.lookingUp(URI.create(server.baseUrl()), Clients.API_TOKEN, clock);
    var trouble = trouble(Unavailable.class, () -> platform.deployments(Clients.APP, 1));
    var regions =
        Recorded.text("regions_list_200")
            .replace("https://api.osc-fr1.scalingo.com", server.baseUrl());

    server.stubFor(get("/v1/regions").willReturn(Recorded.jsonText(200, regions)));

    assertThat(trouble).hasMessage("listing the regions: answered without any region");
    assertThat(platform.deployments(Clients.APP, 1)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://auth.scalingo.com", "http://10.0.0.1", "http://localhost.evil.io"})
  void unencryptedAddressesAreNoSettings(String address) {
    assertThatThrownBy(
            () -> Clients.settings(URI.create(address), Clients.API_TOKEN, Optional.empty(), 60))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() ->
            Clients.settings(
                URI.create("https://auth.scalingo.com"),
                Clients.API_TOKEN,
                Optional.of(HttpUrl.get(address)),
                60))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private ResponseDefinitionBuilder tokenOfOneHour() {
    var claims = "{\"exp\":" + clock.instant().plus(Duration.ofHours(1)).getEpochSecond() + "}";
    var payload =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(claims.getBytes(StandardCharsets.UTF_8));
    return Recorded.jsonText(200, "{\"token\":\"head." + payload + ".signature\"}");
  }
}
