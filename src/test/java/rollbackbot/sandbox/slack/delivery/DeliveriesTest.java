package rollbackbot.sandbox.slack.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
import com.slack.api.bolt.handler.builtin.SlashCommandHandler;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.model.event.AppHomeOpenedEvent;
import com.slack.api.model.view.ViewState.Value;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import rollbackbot.sandbox.slack.BoltBot;
import rollbackbot.sandbox.slack.FakeSlack;
import rollbackbot.sandbox.slack.Recorded;
import rollbackbot.sandbox.slack.Sdk;
import rollbackbot.sandbox.slack.api.Arguments;
import rollbackbot.sandbox.slack.api.SlackJson;
import rollbackbot.sandbox.slack.messages.Control;
import rollbackbot.sandbox.slack.messages.SlackMessage;
import rollbackbot.sandbox.slack.workspace.PlayedWorkspace;
import tools.jackson.databind.JsonNode;

/** What people do arrives in Bolt, understood and with its signature accepted. */
class DeliveriesTest {
  private final FakeSlack slack =
      FakeSlack.of(PlayedWorkspace.example())
          .withoutRateLimits()
          .patience(Duration.ofMinutes(1))
          .start();
  private final BoltBot bot = new BoltBot(slack);
  private final MethodsClient client = Sdk.client(slack);
  private volatile SlashCommandHandler reaction = (_, context) -> context.ack();
  private final List<SlashCommandPayload> commands = new CopyOnWriteArrayList<>();
  private final List<BlockActionPayload> clicks = new CopyOnWriteArrayList<>();

  DeliveriesTest() {
    bot.app()
        .command(
            "/rollback",
            (request, context) -> {
              commands.add(request.getPayload());
              return reaction.apply(request, context);
            });
    bot.app()
        .blockAction(
            Pattern.compile(".*"),
            (request, context) -> {
              clicks.add(request.getPayload());
              return context.ack();
            });
  }

  @AfterEach
  void stop() {
    bot.close();
    slack.close();
  }

  @Test
  void commandArrivesWithWhoWhereAndWhat() {
    var delivery = slack.command("U0ALICE", "C0INCIDENTS", "my-app 4.0.0 & <b>");

    assertThat(delivery.status()).isEqualTo(200);
    assertThat(delivery.failure()).isEmpty();
    var command = commands.getFirst();
    assertThat(command.getUserId()).isEqualTo("U0ALICE");
    assertThat(command.getChannelId()).isEqualTo("C0INCIDENTS");
    assertThat(command.getCommand()).isEqualTo("/rollback");
    assertThat(command.getText()).isEqualTo("my-app 4.0.0 &amp; &lt;b&gt;");
    assertThat(command.getResponseUrl()).contains("/commands/T0TEAM/");
    assertThat(command.getTriggerId()).isNotEmpty();
  }

  @Test
  void commandHasTheFieldsRecordedForWorkspaces() {
    var enterpriseOnly = List.of("enterprise_id", "enterprise_name");
    var recorded = names(Recorded.text("http/slash-command.sdk-2.form.txt"));
    recorded.removeAll(enterpriseOnly);

    var delivery = slack.command("U0ALICE", "C0INCIDENTS", "");

    assertThat(names(delivery.request().body())).containsAll(recorded);
    assertThat(delivery.request().body()).contains("&text=&");
  }

  private static List<String> names(String form) {
    return new ArrayList<>(
        Arrays.stream(form.split("&", -1))
            .map(pair -> pair.replaceAll("=.*", "").strip())
            .toList());
  }

  @Test
  void lookAtTheHomeArrivesAsRecorded() throws IOException, SlackApiException {
    var events = new CopyOnWriteArrayList<AppHomeOpenedEvent>();
    bot.app()
        .event(
            AppHomeOpenedEvent.class,
            (payload, context) -> {
              events.add(payload.getEvent());
              return context.ack();
            });
    client.viewsPublish(
        request -> request.userId("U0ALICE").viewAsString("{\"type\":\"home\",\"blocks\":[]}"));

    var delivery = slack.openHome("U0ALICE");

    assertThat(delivery.failure()).isEmpty();
    assertThat(events.getFirst().getUser()).isEqualTo("U0ALICE");
    assertThat(events.getFirst().getTab()).isEqualTo("home");
    assertThat(events.getFirst().getView().getType()).isEqualTo("home");
    var recorded = Recorded.json("events/app_home_opened.json");
    assertThat(Recorded.missing(recorded, SlackJson.read(delivery.request().body()))).isEmpty();
  }

  @Test
  void namesOfPrivatePlacesAreNotTold() {
    slack.workspace().directMessage("U0ALICE");
    slack.command("U0ALICE", "C0PRIVATE", "my-app");
    slack.command("U0ALICE", "D0ALICE", "my-app");

    assertThat(commands)
        .extracting(SlashCommandPayload::getChannelName)
        .containsExactly("privategroup", "directmessage");
  }

  @Test
  void whoDoesNotSeeAChannelTypesNothingThere() {
    assertThatThrownBy(() -> slack.command("U0CAROL", "C0PRIVATE", "my-app"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void clickArrivesAsRecorded() throws IOException, SlackApiException {
    var button = question();

    var delivery = slack.click("U0BOB", button);

    assertThat(delivery.status()).isEqualTo(200);
    var click = clicks.getFirst();
    assertThat(click.getUser().getId()).isEqualTo("U0BOB");
    assertThat(click.getUser().getTeamId()).isEqualTo("T0TEAM");
    assertThat(click.getContainer().getMessageTs()).isEqualTo(button.message().ts());
    assertThat(click.getMessage().getBlocks()).hasSize(2);
    assertThat(click.getActions().getFirst().getActionId()).isEqualTo("answer.problem.yes");
    assertThat(click.getActions().getFirst().getValue()).isEqualTo("key");
    var recorded = Recorded.json("interactivity/block_actions.message.json");
    assertThat(Recorded.missing(recorded, payload(delivery)))
        // the text is kept as it was sent, and our first block is a section
        .containsExactly("actions[].text.emoji", "message.blocks[].elements");
  }

  @Test
  void clickInAThreadNamesTheThread() throws IOException, SlackApiException {
    var parent =
        client.chatPostMessage(request -> request.channel("C0INCIDENTS").text("board")).getTs();
    client.chatPostMessage(request ->
        request
            .channel("C0INCIDENTS")
            .threadTs(parent)
            .text("?")
            .blocks(Sdk.question("?", "answer.problem.yes")));

    slack.click("U0BOB", control("answer."));

    assertThat(clicks.getFirst().getContainer().getThreadTs()).isEqualTo(parent);
    assertThat(clicks.getFirst().getMessage().getThreadTs()).isEqualTo(parent);
  }

  @Test
  void clickOnAnEphemeralMessageHasOnlyTheContainer() throws IOException, SlackApiException {
    client.chatPostEphemeral(request ->
        request
            .channel("C0INCIDENTS")
            .user("U0BOB")
            .text("?")
            .blocks(Sdk.question("?", "answer.problem.yes")));
    var button = slack.messages().ephemeralControl("U0BOB", "answer.").orElseThrow();

    var delivery = slack.click("U0BOB", button);

    assertThat(clicks.getFirst().getContainer().isEphemeral()).isTrue();
    assertThat(payload(delivery).has("message")).isFalse();
    assertThatThrownBy(() -> slack.click("U0ALICE", button))
        .isInstanceOf(IllegalArgumentException.class);
    var recorded = Recorded.json("interactivity/block_actions.ephemeral-message-with-state.json");
    assertThat(Recorded.missing(recorded, payload(delivery)))
        .containsExactly("actions[].text.emoji", "state.values.block_1");
  }

  @Test
  void choiceArrivesWithTheStateOfTheMessage() throws IOException, SlackApiException {
    var blocks =
        """
        [{"type":"actions","block_id":"versions","elements":[
          {"type":"static_select","action_id":"plan.choose-version",
           "placeholder":{"type":"plain_text","text":"version"},
           "options":[{"text":{"type":"plain_text","text":"4.0.0"},"value":"v4.0.0"},
                      {"text":{"type":"plain_text","text":"3.9.0"},"value":"v3.9.0"}]},
          {"type":"overflow","action_id":"more",
           "options":[{"text":{"type":"plain_text","text":"Cancel"},"value":"cancel"}]}]}]\
        """;
    client.chatPostMessage(r -> r.channel("C0INCIDENTS").text("x").blocksAsString(blocks));

    slack.choose("U0BOB", control("plan.choose-version"), "v3.9.0");
    slack.choose("U0BOB", control("more"), "cancel");

    var chosen = clicks.getFirst().getActions().getFirst();
    assertThat(chosen.getType()).isEqualTo("static_select");
    assertThat(chosen.getSelectedOption().getValue()).isEqualTo("v3.9.0");
    var menu = clicks.getLast();
    assertThat(menu.getActions().getFirst().getSelectedOption().getValue()).isEqualTo("cancel");
    assertThat(menu.getState().getValues())
        .extractingByKey("versions")
        .asInstanceOf(InstanceOfAssertFactories.map(String.class, Value.class))
        .extractingByKey("plan.choose-version")
        .extracting(state -> state.getSelectedOption().getValue())
        .isEqualTo("v3.9.0");
    assertThatThrownBy(() -> slack.choose("U0BOB", control("more"), "nothing"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void oldSightOfAMessageCanStillBeClicked() throws IOException, SlackApiException {
    var button = question();
    client.chatUpdate(
        request -> request.channel("C0INCIDENTS").ts(button.message().ts()).text("answered"));

    slack.click("U0BOB", button.message(), "answer.problem.yes");

    assertThat(clicks).hasSize(1);
    assertThat(slack.messages().control("answer.")).isEmpty();
  }

  @Test
  void strangerClicksWithAnotherTeam() throws IOException, SlackApiException {
    client.chatPostMessage(request ->
        request.channel("C0SHARED").text("?").blocks(Sdk.question("?", "answer.problem.yes")));

    slack.click("U0STRANGER", control("answer."));

    assertThat(clicks.getFirst().getUser().getTeamId()).isEqualTo("T0OTHER");
    assertThat(clicks.getFirst().getTeam().getId()).isEqualTo("T0TEAM");
  }

  @Test
  void forgedAndOldRequestsAreRefusedByBolt() {
    var genuine = slack.command("U0ALICE", "C0INCIDENTS", "my-app").request();

    var replayed = slack.deliver(genuine);
    var forged = slack.deliver(genuine.body() + "x", genuine.timestamp(), genuine.signature());
    var old = Instant.now().minus(Duration.ofMinutes(6));
    var stale = slack.deliver(SignedRequest.sign(genuine.body(), old, slack.signingSecret()));

    assertThat(replayed.status()).isEqualTo(200);
    assertThat(forged.status()).isEqualTo(401);
    assertThat(stale.status()).isEqualTo(401);
    assertThat(commands).hasSize(2);
  }

  @Test
  void lateAcknowledgmentIsATimeoutForThePerson() {
    var release = new CompletableFuture<Boolean>();
    reaction =
        (_, context) -> {
          release.join();
          return context.ack();
        };

    try (var impatient =
        FakeSlack.of(PlayedWorkspace.example()).patience(Duration.ofMillis(200)).start()) {
      impatient.deliverTo(bot.url().resolve("/slack/events"));
      var delivery = impatient.command("U0ALICE", "C0INCIDENTS", "my-app");
      release.complete(true);

      assertThat(delivery.failure()).hasValue("operation_timeout");
      assertThat(impatient.notices())
          .singleElement()
          .satisfies(notice -> {
            assertThat(notice.user()).isEqualTo("U0ALICE");
            assertThat(notice.text())
                .isEqualTo("/rollback failed with the error \"operation_timeout\"");
          });
    }
  }

  @Test
  void acknowledgmentMayCarryAnAnswer() {
    reaction =
        (request, context) ->
            request.getPayload().getText() == null
                ? context.ack("try my-app")
                : context.ack(answer -> answer.responseType("in_channel").text("here we go"));

    slack.command("U0ALICE", "C0INCIDENTS", "");
    slack.command("U0ALICE", "C0INCIDENTS", "my-app");

    assertThat(slack.messages().ephemeralsFor("U0ALICE"))
        .extracting(SlackMessage::text)
        .containsExactly("try my-app");
    assertThat(slack.messages().in("C0INCIDENTS"))
        .extracting(SlackMessage::text)
        .containsExactly("/rollback my-app", "here we go");
  }

  @Test
  void botThatIsGoneIsADispatchFailure() {
    bot.close();

    var delivery = slack.command("U0ALICE", "C0INCIDENTS", "my-app");

    assertThat(delivery.failure()).hasValue("dispatch_failed");
    await().until(() -> slack.notices().size() == 1);
  }

  private Control question() throws IOException, SlackApiException {
    client.chatPostMessage(request ->
        request
            .channel("C0INCIDENTS")
            .text("?")
            .blocks(Sdk.question("Is something wrong?", "answer.problem.yes")));
    return control("answer.");
  }

  private Control control(String prefix) {
    return slack.messages().control(prefix).orElseThrow();
  }

  private static JsonNode payload(Delivery delivery) {
    return Arguments.parse("", "", delivery.request().body())
        .json("payload", "broken")
        .orElseThrow();
  }
}
