package rollbackbot.scalingo;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import rollbackbot.database.DatabaseId;

/** Apps API and database API at two addresses, each told by the regions, each with its token. */
class DatabasesOnRecordedAnswersTest extends DatabasesContract {
  private static final DatabaseId ID = new DatabaseId("ad-6733873b-1628-4b8e-8e74-c30f1c3f3b63");
  private static final String ADDONS = "/v1/apps/example-running-application/addons";
  private static final String DATABASE = "/api/databases/" + ID.value();
  private static final String RESTORE = DATABASE + "/pitr/restore";

  @RegisterExtension final WireMockExtension apps = server();
  @RegisterExtension final WireMockExtension databases = server();

  private static WireMockExtension server() {
    return WireMockExtension.newInstance()
        .options(wireMockConfig().bindAddress("127.0.0.1").dynamicPort())
        .build();
  }

  @BeforeEach
  void recordedAnswers() {
    apps.stubFor(post("/v1/tokens/exchange").willReturn(Recorded.json(200, "token_exchange_200")));
    var regions =
        Recorded.text("regions_list_200")
            .replace("https://api.osc-fr1.scalingo.com", apps.baseUrl())
            .replace("https://db-api.osc-fr1.scalingo.com", databases.baseUrl());
    ofAccount(get("/v1/regions"), Recorded.jsonText(200, regions));
    ofAccount(get(ADDONS), Recorded.json(200, "addons_list_recorded_200"));
    ofAccount(post(ADDONS + "/ad-nowhere/token"), Recorded.json(404, "addon_token_404"));
    ofAccount(post(ADDONS + "/" + ID.value() + "/token"), Recorded.json(200, "addon_token_200"));
    ofDatabase(get(DATABASE), Recorded.json(200, "database_show_200"));
    ofDatabase(get(DATABASE + "/backups"), Recorded.json(200, "backups_list_200"));
    ofDatabase(post(DATABASE + "/backups"), Recorded.json(201, "backup_create_201"));
    ofDatabase(get(DATABASE + "/pitr/recovery_window"), Recorded.jsonText(200, WINDOW));
    ofDatabase(
        post(RESTORE).withRequestBody(equalToJson(Recorded.text("pitr_restore_request"))),
        Recorded.json(201, "pitr_restore_201"));
    ofDatabase(
        get(DATABASE + "/operations/5c10e85ca506b701f42f92dc"),
        Recorded.json(200, "operation_show_200"));
  }

  /** In no documentation: by the field names of go-scalingo. */
  private static final String WINDOW =
      """
      {"recovery_window":{"earliest_recoverable_at":"2019-07-12T00:00:00Z",
       "latest_recoverable_at":"2019-07-19T02:00:00.5+02:00"}}
      """;

  private void ofAccount(MappingBuilder call, ResponseDefinitionBuilder answer) {
    apps.stubFor(
        call.withHeader("Authorization", equalTo("Bearer your-bearer-token")).willReturn(answer));
  }

  private void ofDatabase(MappingBuilder call, ResponseDefinitionBuilder answer) {
    databases.stubFor(
        call.withHeader("Authorization", equalTo("Bearer [REDACTED]")).willReturn(answer));
  }

  @Override
  ScalingoDatabases databases() {
    return Clients.account(URI.create(apps.baseUrl()), Clients.API_TOKEN, new MovingClock())
        .databases();
  }

  @Override
  DatabaseId database() {
    return ID;
  }

  @Override
  void assertRestoredTo(Instant moment) {
    databases.verify(1, postRequestedFor(urlEqualTo(RESTORE)));
  }
}
