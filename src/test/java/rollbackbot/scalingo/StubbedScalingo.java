package rollbackbot.scalingo;

import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import rollbackbot.http.Timeouts;
import rollbackbot.once.OutsideTrouble;
import rollbackbot.source.BranchName;

/** A server that gives tokens away and answers the rest as each test wants it. */
abstract class StubbedScalingo {
  static final String DEPLOYMENTS = "/v1/apps/example-running-application/deployments";
  static final String LINK = "/v1/apps/example-running-application/scm_repo_link";
  static final String MANUAL_DEPLOY = LINK + "/manual_deploy";

  @RegisterExtension
  final WireMockExtension server =
      WireMockExtension.newInstance()
          // Not compressed: the compressor would hold a dripping output back.
          .options(wireMockConfig().bindAddress("127.0.0.1").dynamicPort().gzipDisabled(true))
          .build();

  final MovingClock clock = new MovingClock();
  Timeouts timeouts = Clients.PATIENT;

  @BeforeEach
  void giveTokensAway() {
    server.stubFor(
        post("/v1/tokens/exchange").willReturn(Recorded.json(200, "token_exchange_200")));
  }

  ScalingoPlatform platform() {
    return Clients.toldThe(server.baseUrl(), server.baseUrl(), timeouts, clock);
  }

  <T extends OutsideTrouble> T troubleOfReading(Class<T> kind) {
    return trouble(kind, () -> platform().deployments(Clients.APP, 5));
  }

  <T extends OutsideTrouble> T troubleOfDeploying(Class<T> kind) {
    return trouble(kind, () -> platform().deploy(Clients.APP, new BranchName("master")));
  }

  static <T extends OutsideTrouble> T trouble(Class<T> kind, ThrowingCallable call) {
    return catchThrowableOfType(kind, call);
  }
}
