package rollbackbot.slack.incoming;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.bolt.App;
import com.slack.api.bolt.request.RequestHeaders;
import com.slack.api.bolt.util.SlackRequestParser;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import rollbackbot.http.OutgoingProxies;
import rollbackbot.people.Origin;
import rollbackbot.secret.Secret;
import rollbackbot.slack.NoChoices;
import rollbackbot.slack.RecordedInbox;
import rollbackbot.slack.web.SlackClients;
import rollbackbot.slack.web.SlackSettings;
import rollbackbot.suite.Patience;

/** What becomes an input; payloads in the form of the recorded ones. */
class ListenersTest {
  private static final String CLICK =
      """
      {"type": "block_actions", "user": {"id": "U0ALICE", "team_id": "T0HOME"},
       "team": {"id": "T0ACME", "enterprise_id": "E0ORG"}, "enterprise": {"id": "E0ORG"},
       "container": {"type": "message", "channel_id": "C0INCIDENTS"}, "trigger_id": "1.2",
       "response_url": "https://hooks.slack.example/1",
       "actions": [{"type": "button", "action_id": "plan.confirm", "value": "i:1"}]}
      """;

  private final RecordedInbox inbox = new RecordedInbox();

  private void receives(String body) throws Exception {
    var settings =
        new SlackSettings(
            new Secret("xoxb-test"),
            new SlackSettings.Reception.Http(new Secret("signing")),
            "http://127.0.0.1:1/api/",
            OutgoingProxies.none());
    App app =
        new Listeners(
                inbox,
                List::of,
                new NoChoices(),
                () -> "input-1",
                InstantSource.fixed(Instant.EPOCH))
            .app(SlackClients.slack(settings, Patience.LONG, (_, _, _) -> {}), settings);
    var request =
        SlackRequestParser.HttpRequest.builder()
            .requestUri("/slack/events")
            .queryString(Map.of())
            .headers(new RequestHeaders(Map.of()))
            .requestBody(body)
            .remoteAddress("")
            .build();
    assertThat(app.run(new SlackRequestParser(app.config()).parse(request)).getStatusCode())
        .isEqualTo(200);
  }

  private static String payload(String json) {
    return "payload=" + URLEncoder.encode(json, StandardCharsets.UTF_8);
  }

  private Origin origin() {
    return inbox.find("input-1").orElseThrow().origin();
  }

  @Test
  void clickTellsTheWorkspaceOfThePersonAndTheOrganisation() throws Exception {
    receives(payload(CLICK));

    assertThat(origin()).isEqualTo(new Origin("T0HOME", Optional.of("E0ORG")));
  }

  @Test
  void organisationMayStandWithTheWorkspaceAlone() throws Exception {
    receives(payload(CLICK.replace("\"enterprise\": {\"id\": \"E0ORG\"}", "\"enterprise\": null")));

    assertThat(origin()).isEqualTo(new Origin("T0HOME", Optional.of("E0ORG")));
  }

  @Test
  void personWithoutAWorkspaceActsInThatOfTheClick() throws Exception {
    receives(payload(CLICK.replace(", \"team_id\": \"T0HOME\"", "")));

    assertThat(origin().team()).isEqualTo("T0ACME");
  }

  @Test
  void formTellsBothToo() throws Exception {
    var json =
        """
        {"type": "view_submission", "user": {"id": "U0ALICE", "team_id": "T0HOME"},
         "team": {"id": "T0ACME"}, "enterprise": {"id": "E0ORG"}, "trigger_id": "1.2",
         "view": {"id": "V1", "type": "modal", "callback_id": "gone", "private_metadata":
                    "{'language': 'ENGLISH', 'channel': 'C0', 'value': 'i:1'}",
                  "state": {"values": {}}}}
        """;

    receives(payload(json));

    assertThat(origin()).isEqualTo(new Origin("T0HOME", Optional.of("E0ORG")));
  }

  @Test
  void commandTellsBothToo() throws Exception {
    receives(
        "command=%2Frollback&text=my-app&user_id=U0ALICE&channel_id=C0INCIDENTS&team_id=T0ACME"
            + "&enterprise_id=E0ORG&trigger_id=1.2");

    assertThat(origin()).isEqualTo(new Origin("T0ACME", Optional.of("E0ORG")));
  }
}
