package rollbackbot.slack;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static com.github.tomakehurst.wiremock.http.Fault.CONNECTION_RESET_BY_PEER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import rollbackbot.http.OutgoingProxies;
import rollbackbot.once.OutsideTrouble;
import rollbackbot.room.Timing;
import rollbackbot.sandbox.slack.FakeSlack;
import rollbackbot.sandbox.slack.api.SlackFault;
import rollbackbot.sandbox.slack.messages.SlackMessage;
import rollbackbot.sandbox.slack.workspace.PlayedWorkspace;
import rollbackbot.secret.Secret;
import rollbackbot.slack.sending.Files;
import rollbackbot.slack.sending.Files.Outcome;
import rollbackbot.slack.sending.Files.TextFile;
import rollbackbot.slack.sending.PublishingTiming;
import rollbackbot.slack.web.SlackSettings;

class FilesTest {
  private static final String CHANNEL = "C0INCIDENTS";
  private static final TextFile FILE =
      new TextFile("post-mortem.md", "Post-mortem", "# Café\nIt went down.\n", "What happened");

  private static Files files(String apiUrl) {
    var settings =
        new SlackSettings(
            new Secret("xoxb-played-token"),
            new SlackSettings.Reception.Http(new Secret("signing")),
            apiUrl,
            OutgoingProxies.none());
    return new SlackSide(
            settings,
            Timing.standard(),
            PublishingTiming.standard(),
            Clock.systemUTC(),
            Clock.systemUTC()::instant,
            (_, _, _) -> {})
        .files();
  }

  @Nested
  class InThePlayedSlack {
    private final FakeSlack slack =
        FakeSlack.of(PlayedWorkspace.example()).withoutRateLimits().start();
    private final Files files = files(slack.apiUrl());
    private final SlackMessage parent = slack.say("U0ALICE", CHANNEL, "It is down");

    @AfterEach
    void stop() {
      slack.close();
    }

    @Test
    void fileIsSharedInTheThread() {
      var outcome = files.share(CHANNEL, parent.ts(), FILE);

      assertThat(outcome).isEqualTo(new Outcome.Shared());
      var reply = slack.messages().replies(parent).getFirst();
      assertThat(reply.text()).isEqualTo("What happened");
      var file = reply.file().orElseThrow();
      assertThat(file.name()).isEqualTo("post-mortem.md");
      assertThat(file.title()).isEqualTo("Post-mortem");
      assertThat(file.text()).isEqualTo(FILE.text());
      assertThat(file.bytes()).isEqualTo(FILE.text().length() + 1);
    }

    @Test
    void appWithoutTheScopeIsTold() {
      slack.workspace().install(app -> app.without("files:write"));

      assertThat(files.share(CHANNEL, parent.ts(), FILE))
          .isEqualTo(new Outcome.NotAllowed("missing_scope"));
      assertThat(slack.messages().replies(parent)).isEmpty();
    }

    @Test
    void fileNeedsTheBotInTheChannel() {
      var elsewhere = slack.say("U0ALICE", "C0GENERAL", "It is down");

      assertThat(files.share("C0GENERAL", elsewhere.ts(), FILE))
          .isEqualTo(new Outcome.NotAllowed("not_in_channel"));
    }

    @Test
    void whatCannotBeSharedIsRefused() {
      assertThatExceptionOfType(OutsideTrouble.Refused.class)
          .isThrownBy(() -> files.share(CHANNEL, "1.000000", FILE))
          .extracting(OutsideTrouble.Refused::words)
          .isEqualTo("thread_not_found");
    }

    @Test
    void fileThatWasNotAnnouncedYetWasNotShared() {
      slack.faults().next("files.getUploadURLExternal", new SlackFault.DropAfter());

      assertThatExceptionOfType(OutsideTrouble.Unavailable.class)
          .isThrownBy(() -> files.share(CHANNEL, parent.ts(), FILE));
      assertThat(slack.messages().replies(parent)).isEmpty();
    }

    @Test
    void sharingThatIsNotAnsweredIsNotRepeated() {
      slack.faults().next("files.completeUploadExternal", new SlackFault.DropAfter());

      assertThatExceptionOfType(OutsideTrouble.Unanswered.class)
          .isThrownBy(() -> files.share(CHANNEL, parent.ts(), FILE));
      assertThat(slack.messages().replies(parent)).hasSize(1);
      assertThat(slack.calls("files.completeUploadExternal")).hasSize(1);
    }

    @Test
    void limitIsObeyed() {
      slack
          .faults()
          .next("files.completeUploadExternal", new SlackFault.TooMany(Duration.ofSeconds(7)));

      assertThatExceptionOfType(OutsideTrouble.Unavailable.class)
          .isThrownBy(() -> files.share(CHANNEL, parent.ts(), FILE))
          .satisfies(e -> assertThat(e.retryAfter()).contains(Duration.ofSeconds(7)));
    }
  }

  @Nested
  class AtTheUploadAddress {
    private static final String UPLOAD = "/upload/secret-address";
    private final WireMockServer server =
        new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));

    AtTheUploadAddress() {
      server.start();
      server.stubFor(
          post("/api/files.getUploadURLExternal")
              .willReturn(
                  okJson(
                      "{\"ok\":true,\"upload_url\":\"%s\",\"file_id\":\"F123ABC456\"}"
                          .formatted(server.url(UPLOAD)))));
      server.stubFor(
          post("/api/files.completeUploadExternal")
              .willReturn(okJson("{\"ok\":true,\"files\":[{\"id\":\"F123ABC456\"}]}")));
    }

    @AfterEach
    void stop() {
      server.stop();
    }

    private void share() {
      files(server.url("/api/")).share(CHANNEL, "1.000000", FILE);
    }

    @Test
    void bytesGoThereWithoutTheToken() {
      server.stubFor(post(UPLOAD).willReturn(aResponse().withBody("OK - 22")));

      share();

      server.verify(postRequestedFor(urlEqualTo(UPLOAD)).withHeader("Authorization", absent()));
      assertThat(server.findAll(postRequestedFor(urlEqualTo(UPLOAD))).getFirst().getBodyAsString())
          .isEqualTo(FILE.text());
    }

    @Test
    void refusedBytesShareNothingAndTheAddressStaysSecret() {
      server.stubFor(post(UPLOAD).willReturn(aResponse().withStatus(500)));

      assertThatExceptionOfType(OutsideTrouble.Unavailable.class)
          .isThrownBy(this::share)
          .withMessageContaining("500")
          .withMessageNotContaining("secret-address");
      server.verify(0, postRequestedFor(urlEqualTo("/api/files.completeUploadExternal")));
    }

    @Test
    void lostBytesShareNothing() {
      server.stubFor(post(UPLOAD).willReturn(aResponse().withFault(CONNECTION_RESET_BY_PEER)));

      assertThatExceptionOfType(OutsideTrouble.Unavailable.class)
          .isThrownBy(this::share)
          .withMessageNotContaining("secret-address");
      server.verify(0, postRequestedFor(urlEqualTo("/api/files.completeUploadExternal")));
    }
  }
}
