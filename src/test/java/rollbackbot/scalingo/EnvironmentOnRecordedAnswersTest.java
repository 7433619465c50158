package rollbackbot.scalingo;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

class EnvironmentOnRecordedAnswersTest extends EnvironmentContract {
  private static final String PATH = "/v1/apps/example-running-application";
  private static final String RESTARTED = PATH + "/operations/5ed10ddcf112e2000f9f93e4";
  private static final String ONE_VARIABLE =
      "{\"variables\":[{\"name\":\"RAILS_ENV\",\"value\":\"production\"}]}";

  @RegisterExtension
  final WireMockExtension server =
      WireMockExtension.newInstance()
          .options(wireMockConfig().bindAddress("127.0.0.1").dynamicPort())
          .build();

  @BeforeEach
  void recordedAnswers() {
    server.stubFor(
        post("/v1/tokens/exchange").willReturn(Recorded.json(200, "token_exchange_200")));
    answer(get(urlPathMatching("/v1/apps/no-such-app.*")), Recorded.json(404, "app_show_404"));
    answer(
        get(urlPathEqualTo(PATH + "/variables")).withQueryParam("aliases", equalTo("true")),
        Recorded.json(200, "variables_list_200"));
    answer(put(PATH + "/variables"), Recorded.json(422, "variable_create_recorded_422"));
    answer(
        put(PATH + "/variables").withRequestBody(equalToJson(ONE_VARIABLE)),
        Recorded.json(200, "variables_bulk_update_200"));
    answer(
        post(PATH + "/restart").withRequestBody(equalToJson("{\"scope\":[]}")),
        Recorded.whole("app_restart_recorded_202"));
    answer(get(urlPathMatching(PATH + "/operations/.*")), Recorded.json(404, "operation_show_404"));
    answer(get(PATH), Recorded.json(200, "app_show_recorded_200"));
    answer(get(PATH + "/containers"), Recorded.json(200, "app_containers_recorded_200"));
    answer(get(RESTARTED), Recorded.json(200, "operation_show_running_recorded_200"));
  }

  private void answer(MappingBuilder call, ResponseDefinitionBuilder answer) {
    server.stubFor(
        call.withHeader("Authorization", equalTo("Bearer your-bearer-token")).willReturn(answer));
  }

  @Override
  ScalingoEnvironment environment() {
    return Clients.accountAt(server.baseUrl(), Clients.PATIENT, new MovingClock()).environment();
  }

  @Override
  void assertRailsEnvIsProduction() {
    server.verify(
        1,
        putRequestedFor(urlEqualTo(PATH + "/variables"))
            .withRequestBody(equalToJson(ONE_VARIABLE)));
  }
}
