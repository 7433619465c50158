package rollbackbot.scalingo;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.patch;
import static com.github.tomakehurst.wiremock.client.WireMock.patchRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import java.net.URI;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import rollbackbot.secret.Secret;
import rollbackbot.source.CommitId;

class ScalingoPlatformOnRecordedAnswersTest extends ScalingoPlatformContract {
  private static final String APP_PATH = "/v1/apps/example-running-application";
  private static final String LINK_PATH = APP_PATH + "/scm_repo_link";
  private static final String DEPLOYMENT_PATH =
      APP_PATH + "/deployments/cabf82f2-1cb1-46d4-b09e-bfb6fe09bc18";

  @RegisterExtension
  final WireMockExtension server =
      WireMockExtension.newInstance()
          .options(wireMockConfig().bindAddress("127.0.0.1").dynamicPort())
          .build();

  @BeforeEach
  void recordedAnswers() {
    // WireMock asks the newest stub first, so the refusals come before what is allowed.
    server.stubFor(any(anyUrl()).willReturn(Recorded.json(401, "token_exchange_401")));
    server.stubFor(
        post("/v1/tokens/exchange")
            .withBasicAuth("", Clients.API_TOKEN.reveal())
            .willReturn(Recorded.json(200, "token_exchange_200")));
    var hosts = "https://api.osc-fr1.scalingo.com";
    var regions = Recorded.text("regions_list_200").replace(hosts, server.baseUrl());
    answer(get("/v1/regions"), Recorded.jsonText(200, regions));
    apps();
    links();
    deployments();
    archives();
    sources();
    account();
  }

  private void apps() {
    answer(get(urlPathMatching("/v1/apps/no-such-app.*")), Recorded.json(404, "app_show_404"));
    answer(get("/v1/apps"), Recorded.json(200, "apps_list_recorded_200"));
    answer(get("/v1/apps/some-example-app"), Recorded.json(200, "app_show_recorded_200"));
  }

  private void links() {
    var unlinked = "{\"resource\":\"scm_repo_link\",\"error\":\"not found\"}";
    var none = "/v1/apps/some-example-app/scm_repo_link";
    answer(any(urlEqualTo(none)), Recorded.jsonText(404, unlinked));
    answer(get(LINK_PATH), Recorded.json(200, "scm_repo_link_show_200"));
    answer(
        patch(LINK_PATH)
            .withRequestBody(equalToJson(Recorded.text("scm_repo_link_pause_auto_deploy_request"))),
        Recorded.json(200, "scm_repo_link_show_200"));
  }

  private void deployments() {
    var unknown = APP_PATH + "/deployments/no-such-deployment";
    answer(get(unknown), Recorded.json(404, "deployment_show_404"));
    answer(get(unknown + "/output"), Recorded.whole("deployment_output_404"));
    answer(
        get(urlPathEqualTo(APP_PATH + "/deployments")),
        Recorded.json(200, "deployments_list_recorded_200"));
    answer(get(DEPLOYMENT_PATH), Recorded.json(200, "deployment_show_recorded_200"));
    answer(get(DEPLOYMENT_PATH + "/output"), Recorded.whole("deployment_output_recorded_200"));
    answer(post(LINK_PATH + "/manual_deploy"), Recorded.json(422, "error_422_invalid_data"));
    answer(
        post(LINK_PATH + "/manual_deploy")
            .withRequestBody(equalToJson(Recorded.text("manual_deploy_request"))),
        Recorded.json(200, "manual_deploy_200"));
  }

  private void archives() {
    answer(
        post(APP_PATH + "/deployments")
            .withRequestBody(matchingJsonPath("$.deployment.git_ref"))
            .withRequestBody(matchingJsonPath("$.deployment.source_url")),
        Recorded.json(200, "deployment_create_archive_200"));
  }

  /** Whoever has the address needs no other credentials. */
  private void sources() {
    var pair =
        Recorded.text("source_create_201")
            .replace("https://$SCALINGO_API_URL", server.baseUrl())
            .replace("[REDACTED]", "upload-token");
    answer(post("/v1/sources"), Recorded.jsonText(201, pair));
    server.stubFor(
        put(urlPathMatching("/v1/sources/.*"))
            .withHeader("Authorization", absent())
            .withHeader("Content-Type", equalTo("application/x-gzip"))
            .withHeader("Content-Length", matching("[1-9]\\d*"))
            .willReturn(aResponse().withStatus(200)));
  }

  @Override
  void refuseUploads(int number) {
    for (int each = 0; each < number; each++) {
      server.stubFor(
          put(urlPathMatching("/v1/sources/.*"))
              .inScenario("uploads")
              .whenScenarioStateIs(each == 0 ? Scenario.STARTED : "refused " + each)
              .willSetStateTo("refused " + (each + 1))
              .willReturn(aResponse().withStatus(403).withBody("?token=upload-token")));
    }
  }

  /** In the shape that the official Go client declares (its users.go). */
  private void account() {
    answer(
        get("/v1/users/self"),
        Recorded.jsonText(
            200,
            "{\"user\":{\"id\":\"us-1\",\"username\":\"rollback-bot\",\"email\":\"b@example.com\"}}"));
  }

  @Override
  Secret archive() {
    return new Secret("https://github.com/acme/my-app/archive/" + COMMIT + ".tar.gz");
  }

  @Override
  CommitId archived() {
    return new CommitId(COMMIT);
  }

  @Override
  void assertArchiveWasAskedFor(CommitId commit) {
    server.verify(
        1,
        postRequestedFor(urlEqualTo(APP_PATH + "/deployments"))
            .withRequestBody(
                equalToJson(
                    Recorded.text("deployment_create_request")
                        .replace("SHA git to deploy", commit.value())
                        .replace("Archive with the source", archive().reveal()))));
  }

  private void answer(MappingBuilder call, ResponseDefinitionBuilder answer) {
    server.stubFor(
        call.withHeader("Authorization", equalTo("Bearer your-bearer-token")).willReturn(answer));
  }

  @Override
  ScalingoPlatform platform(Secret apiToken) {
    return Clients.lookingUp(URI.create(server.baseUrl()), apiToken, new MovingClock());
  }

  @Override
  Secret apiToken() {
    return Clients.API_TOKEN;
  }

  @Override
  void assertAutoDeployIsPaused() {
    server.verify(
        1,
        patchRequestedFor(urlEqualTo(LINK_PATH))
            .withRequestBody(
                equalToJson(Recorded.text("scm_repo_link_pause_auto_deploy_request"))));
  }
}
