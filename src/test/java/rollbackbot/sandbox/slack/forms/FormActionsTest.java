package rollbackbot.sandbox.slack.forms;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
import com.slack.api.app_backend.views.payload.ViewClosedPayload;
import com.slack.api.app_backend.views.payload.ViewSubmissionPayload;
import com.slack.api.bolt.handler.builtin.ViewSubmissionHandler;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.views.ViewsOpenResponse;
import com.slack.api.model.view.ViewState.Value;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import rollbackbot.sandbox.slack.BoltBot;
import rollbackbot.sandbox.slack.FakeSlack;
import rollbackbot.sandbox.slack.MovingClock;
import rollbackbot.sandbox.slack.Recorded;
import rollbackbot.sandbox.slack.Sdk;
import rollbackbot.sandbox.slack.api.Arguments;
import rollbackbot.sandbox.slack.api.SlackJson;
import rollbackbot.sandbox.slack.workspace.PlayedWorkspace;

/** Forms as the official SDK opens them and Bolt hears of them. */
class FormActionsTest {
  private static final String ALICE = "U0ALICE";
  private static final String FORM =
      """
      {"type":"modal","callback_id":"%s","private_metadata":"note",
       "title":{"type":"plain_text","text":"%s"},"submit":{"type":"plain_text","text":"Go"},
       "notify_on_close":true,
       "blocks":[
        {"type":"input","block_id":"app","label":{"type":"plain_text","text":"App"},
         "element":{"type":"static_select","action_id":"app","options":[
          {"text":{"type":"plain_text","text":"my-app"},"value":"my-app"}]}},
        {"type":"input","block_id":"why","optional":true,"label":{"type":"plain_text","text":"Why"},
         "element":{"type":"plain_text_input","action_id":"why","max_length":10}},
        {"type":"input","block_id":"where","optional":true,
         "label":{"type":"plain_text","text":"Where"},
         "element":{"type":"conversations_select","action_id":"where",
          "filter":{"include":["public"]}}}]}\
      """;

  private final MovingClock clock = new MovingClock(Instant.now());
  private final FakeSlack slack =
      FakeSlack.of(PlayedWorkspace.example())
          .clock(clock)
          .withoutRateLimits()
          .patience(Duration.ofMinutes(1))
          .start();
  private final BoltBot bot = new BoltBot(slack);
  private final MethodsClient client = Sdk.client(slack);
  private final List<SlashCommandPayload> commands = new CopyOnWriteArrayList<>();
  private final List<ViewSubmissionPayload> submissions = new CopyOnWriteArrayList<>();
  private final List<ViewClosedPayload> closings = new CopyOnWriteArrayList<>();
  private volatile ViewSubmissionHandler reaction = (_, context) -> context.ack();

  FormActionsTest() {
    var any = Pattern.compile(".*");
    bot.app()
        .command(
            "/rollback",
            (request, context) -> {
              commands.add(request.getPayload());
              return context.ack();
            });
    bot.app()
        .viewSubmission(
            any,
            (request, context) -> {
              submissions.add(request.getPayload());
              return reaction.apply(request, context);
            });
    bot.app()
        .viewClosed(
            any,
            (request, context) -> {
              closings.add(request.getPayload());
              return context.ack();
            });
  }

  @AfterEach
  void stop() {
    bot.close();
    slack.close();
  }

  private String trigger() {
    slack.command(ALICE, "C0INCIDENTS", "");
    return commands.getLast().getTriggerId();
  }

  private ViewsOpenResponse open(String trigger, String view)
      throws IOException, SlackApiException {
    return client.viewsOpen(request -> request.triggerId(trigger).viewAsString(view));
  }

  private ViewsOpenResponse open() throws IOException, SlackApiException {
    return open(trigger(), FORM.formatted("form", "Form"));
  }

  private ShownView shown() {
    return slack.views().modal(ALICE).orElseThrow();
  }

  @Test
  void formOpensForWhoeverTyped() throws IOException, SlackApiException {
    var opened = open();

    assertThat(opened.getError()).isNull();
    assertThat(opened.getView().getId()).isEqualTo(shown().id());
    assertThat(opened.getView().getPrivateMetadata()).isEqualTo("note");
    assertThat(shown().title()).isEqualTo("Form");
    assertThat(slack.views().modal("U0BOB")).isEmpty();
  }

  @Test
  void triggerWorksOnceForThreeSeconds() throws IOException, SlackApiException {
    var form = FORM.formatted("form", "Form");
    var first = trigger();
    open(first, form);
    var second = trigger();
    clock.advance(Duration.ofMillis(3_001));

    assertThat(open(first, form).getError()).isEqualTo("exchanged_trigger_id");
    assertThat(open(second, form).getError()).isEqualTo("expired_trigger_id");
    assertThat(open("1.2.abc", form).getError()).isEqualTo("invalid_trigger_id");
    var malformed = open("x", form);
    assertThat(malformed.getError()).isEqualTo("invalid_arguments");
    assertThat(malformed.getResponseMetadata().getMessages())
        .containsExactly("invalid `trigger_id`");
  }

  @Test
  void clickAndSubmissionCarryATriggerToo() throws IOException, SlackApiException {
    client.chatPostMessage(
        request -> request.channel("C0INCIDENTS").text("x").blocks(Sdk.question("Sure?", "yes")));
    var triggers = new CopyOnWriteArrayList<String>();
    bot.app()
        .blockAction(
            "yes",
            (request, context) -> {
              triggers.add(request.getPayload().getTriggerId());
              return context.ack();
            });
    slack.click(ALICE, slack.messages().in("C0INCIDENTS").getFirst(), "yes");
    var opened = open(triggers.getFirst(), FORM.formatted("form", "Form"));
    slack.forms().submit(ALICE, Map.of("app", "my-app"));

    assertThat(opened.isOk()).isTrue();
    assertThat(open(submissions.getFirst().getTriggerId(), FORM.formatted("b", "B")).isOk())
        .isTrue();
  }

  @Test
  void viewThatSlackWouldRefuseIsRefusedAtItsPlace() throws IOException, SlackApiException {
    var answer = open(trigger(), FORM.formatted("form", "A title of more than 24"));
    var wrong = open(trigger(), FORM.formatted("form", "A title of more than 24 characters"));

    assertThat(answer.isOk()).isTrue();
    assertThat(wrong.getError()).isEqualTo("invalid_arguments");
    assertThat(wrong.getResponseMetadata().getMessages())
        .containsExactly("[ERROR] must be less than 25 characters [json-pointer:/view/title/text]");
  }

  @Test
  void submissionArrivesWithWhatWasFilledIn() throws IOException, SlackApiException {
    open();

    var delivery =
        slack
            .forms()
            .submit(ALICE, Map.of("app", "my-app", "why", "1 < 2 & 3", "where", "C0GENERAL"));

    assertThat(delivery.orElseThrow().failure()).isEmpty();
    var payload = submissions.getFirst();
    assertThat(payload.getUser().getId()).isEqualTo(ALICE);
    assertThat(payload.getView().getCallbackId()).isEqualTo("form");
    assertThat(payload.getView().getPrivateMetadata()).isEqualTo("note");
    var values = payload.getView().getState().getValues();
    assertThat(value(values, "app").getSelectedOption().getValue()).isEqualTo("my-app");
    assertThat(value(values, "why").getValue()).isEqualTo("1 < 2 & 3");
    assertThat(value(values, "where").getSelectedConversation()).isEqualTo("C0GENERAL");
    assertThat(slack.views().modal(ALICE)).isEmpty();
  }

  private static Value value(Map<String, Map<String, Value>> values, String field) {
    return requireNonNull(requireNonNull(values.get(field)).get(field));
  }

  @Test
  void submissionHasTheFieldsRecorded() throws IOException, SlackApiException {
    open();

    var body = slack.forms().submit(ALICE, Map.of("app", "my-app")).orElseThrow().request().body();

    var payload = SlackJson.read(Arguments.parse("", body, "").text("payload").orElseThrow());
    assertThat(Recorded.missing(Recorded.json("interactivity/view_submission.real.json"), payload))
        .allMatch(name -> name.matches("view\\.(blocks|title|submit|close|state\\.values)\\W.*"));
    assertThat(payload.at("/view/state/values/why/why/value").isNull()).isTrue();
  }

  @Test
  void slackItselfRefusesEmptyAndLongFields() throws IOException, SlackApiException {
    open();

    var delivery = slack.forms().submit(ALICE, Map.of("why", "more than ten"));

    assertThat(delivery).isEmpty();
    assertThat(submissions).isEmpty();
    assertThat(shown().errors()).containsOnlyKeys("app", "why");
  }

  @Test
  void whatIsNotInTheFormCannotBeFilledIn() throws IOException, SlackApiException {
    open();

    assertThatThrownBy(() -> slack.forms().submit(ALICE, Map.of("nothing", "x")))
        .hasMessageContaining("no field nothing");
    assertThatThrownBy(() -> slack.forms().submit(ALICE, Map.of("app", "other")))
        .hasMessageContaining("no option other");
    assertThatThrownBy(() -> slack.forms().submit("U0BOB", Map.of()))
        .hasMessageContaining("no form open");
  }

  @Test
  void errorsAreShownAtTheirFieldsAndTheFormStays() throws IOException, SlackApiException {
    open();
    reaction = (_, context) -> context.ackWithErrors(Map.of("app", "not this one"));

    slack.forms().submit(ALICE, Map.of("app", "my-app"));

    assertThat(shown().errors()).isEqualTo(Map.of("app", "not this one"));
    reaction = (_, context) -> context.ack();
    slack.forms().submit(ALICE, Map.of("app", "my-app"));
    assertThat(slack.views().modal(ALICE)).isEmpty();
  }

  @Test
  void errorsOfNoFieldAreTrouble() throws IOException, SlackApiException {
    open();
    reaction = (_, context) -> context.ackWithErrors(Map.of("elsewhere", "no"));

    var delivery = slack.forms().submit(ALICE, Map.of("app", "my-app"));

    assertThat(delivery.orElseThrow().failure()).contains("no field elsewhere");
    assertThat(shown().trouble()).isPresent();
  }

  @Test
  void formStaysWithTroubleWhereNobodyAcknowledges() throws IOException, SlackApiException {
    open();
    reaction =
        (_, _) -> {
          throw new IllegalStateException("not recorded");
        };

    var delivery = slack.forms().submit(ALICE, Map.of("app", "my-app"));

    assertThat(delivery.orElseThrow().failure()).contains("dispatch_failed");
    assertThat(shown().trouble()).contains("We had some trouble connecting. Try again?");
  }

  @Test
  void answersUpdatePushAndClear() throws IOException, SlackApiException {
    open();
    reaction = (_, context) -> context.ackWithUpdate(FORM.formatted("second", "Second"));
    slack.forms().submit(ALICE, Map.of("app", "my-app"));
    assertThat(shown().title()).isEqualTo("Second");

    reaction = (_, context) -> context.ackWithPush(FORM.formatted("third", "Third"));
    slack.forms().submit(ALICE, Map.of("app", "my-app"));
    assertThat(shown().title()).isEqualTo("Third");
    assertThat(shown().below()).isPresent();
    slack.forms().close(ALICE);
    assertThat(shown().title()).isEqualTo("Second");

    reaction = (_, context) -> context.ack(answer -> answer.responseAction("clear"));
    slack.forms().submit(ALICE, Map.of("app", "my-app"));
    assertThat(slack.views().modal(ALICE)).isEmpty();
  }

  @Test
  void formsPileUpThreeHigh() throws IOException, SlackApiException {
    open();
    for (int height = 2; height <= 3; height++) {
      var trigger = trigger();
      var pushed =
          client.viewsPush(r -> r.triggerId(trigger).viewAsString(FORM.formatted("f", "Next")));
      assertThat(pushed.isOk()).isTrue();
    }
    var trigger = trigger();

    var fourth =
        client.viewsPush(r -> r.triggerId(trigger).viewAsString(FORM.formatted("f", "Next")));

    assertThat(fourth.getError()).isEqualTo("push_limit_reached");
  }

  @Test
  void updateChangesAFormThatIsThereAndUnchanged() throws IOException, SlackApiException {
    var opened = open().getView();
    var form = FORM.formatted("form", "Changed");

    var gone = client.viewsUpdate(request -> request.viewId("V0GONE").viewAsString(form));
    var stale = client.viewsUpdate(r -> r.viewId(opened.getId()).hash("old").viewAsString(form));
    var fresh =
        client.viewsUpdate(r -> r.viewId(opened.getId()).hash(opened.getHash()).viewAsString(form));

    assertThat(gone.getError()).isEqualTo("not_found");
    assertThat(stale.getError()).isEqualTo("hash_conflict");
    assertThat(fresh.isOk()).isTrue();
    assertThat(fresh.getView().getHash()).isNotEqualTo(opened.getHash());
    assertThat(shown().title()).isEqualTo("Changed");
  }

  @Test
  void closingIsToldWhereTheBotAskedForIt() throws IOException, SlackApiException {
    open();
    var told = slack.forms().close(ALICE);
    open(
        trigger(), FORM.formatted("form", "Form").replace("true,\n \"blocks", "false,\n \"blocks"));

    assertThat(told).isPresent();
    assertThat(slack.forms().close(ALICE)).isEqualTo(Optional.empty());
    assertThat(closings).hasSize(1);
    assertThat(closings.getFirst().getView().getCallbackId()).isEqualTo("form");
  }

  @Test
  void homeIsPublishedForOnePerson() throws IOException, SlackApiException {
    var home =
        """
        {"type":"home","blocks":[
          {"type":"section","text":{"type":"mrkdwn","text":"Nothing is open"}}]}\
        """;

    var published = client.viewsPublish(r -> r.userId(ALICE).viewAsString(home));
    var again = client.viewsPublish(r -> r.userId(ALICE).viewAsString(home));
    var stale = client.viewsPublish(r -> r.userId(ALICE).hash("old").viewAsString(home));
    var modal =
        client.viewsPublish(r -> r.userId(ALICE).viewAsString(FORM.formatted("form", "Form")));

    assertThat(published.isOk()).isTrue();
    assertThat(again.getView().getId()).isEqualTo(published.getView().getId());
    assertThat(stale.getError()).isEqualTo("hash_conflict");
    assertThat(modal.getError()).isEqualTo("invalid_arguments");
    assertThat(slack.views().home(ALICE).orElseThrow().plainText()).isEqualTo("Nothing is open");
    assertThat(slack.views().home("U0BOB")).isEmpty();
  }
}
