package rollbackbot.slack.incoming;

import com.slack.api.Slack;
import com.slack.api.app_backend.events.payload.EventsApiPayload;
import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.request.Request;
import com.slack.api.model.event.AppHomeOpenedEvent;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import rollbackbot.incident.Input;
import rollbackbot.incident.Reply;
import rollbackbot.people.ReplyAddress;
import rollbackbot.release.AppName;
import rollbackbot.rollback.Choices;
import rollbackbot.rollback.Inbox;
import rollbackbot.slack.view.FormCheck;
import rollbackbot.slack.web.SlackSettings;
import rollbackbot.slack.web.SlackText;
import rollbackbot.text.Text;

/** What Slack delivers: each payload becomes an input, is recorded, and is acknowledged. */
public final class Listeners {
  private static final String COMMAND = "/rollback";
  private static final Pattern ANY_ACTION = Pattern.compile(".+");
  private static final Pattern ANY_FORM = Pattern.compile(".+");
  private static final String HOME_TAB = "home";
  private static final String SIGNATURE = "x-slack-signature";

  private final Inbox inbox;
  private final Supplier<List<AppName>> knownApps;
  private final Choices choices;
  private final Supplier<String> ids;
  private final InstantSource clock;

  /**
   * The listeners.
   *
   * @param knownApps those that are known without asking anybody; may be empty
   * @param choices what is offered in a form
   */
  public Listeners(
      Inbox inbox,
      Supplier<List<AppName>> knownApps,
      Choices choices,
      Supplier<String> ids,
      InstantSource clock) {
    this.inbox = inbox;
    this.knownApps = knownApps;
    this.choices = choices;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * The Bolt app. It has no middleware: signatures are checked before a request gets here, and
   * asking Slack about the token at each request would spend the three seconds that an
   * acknowledgment may take.
   */
  public App app(Slack slack, SlackSettings settings) {
    var config =
        AppConfig.builder()
            .slack(slack)
            .singleTeamBotToken(settings.botToken().reveal())
            .requestVerificationEnabled(false)
            .build();
    var app = new App(config, slack, List.of());
    app.command(
        COMMAND,
        (request, context) -> {
          var input = typed(request.getPayload());
          record(input, onceOnly(request, input));
          return context.ack();
        });
    app.blockAction(
        ANY_ACTION,
        (request, context) -> {
          var input = clicked(request.getPayload());
          record(input, onceOnly(request, input));
          return context.ack();
        });
    app.viewSubmission(
        ANY_FORM,
        (request, context) -> {
          var form = SubmittedForm.of(request.getPayload());
          var mistakes = FormCheck.mistakes(form.act(), form.note(), knownApps.get());
          if (!mistakes.isEmpty()) {
            return context.ackWithErrors(plain(mistakes));
          }
          var input = submitted(form);
          var mistaken = choices.refused(input);
          if (mistaken.values().stream().allMatch(Listeners::isSaidInWordsToo)) {
            record(input, onceOnly(request, input));
          }
          return mistaken.isEmpty()
              ? context.ack()
              : context.ackWithErrors(
                  plain(FormCheck.refused(mistaken, form.note(), form.fields())));
        });
    new SuggestionListener(choices, clock).register(app);
    app.event(
        AppHomeOpenedEvent.class,
        (payload, context) -> {
          if (HOME_TAB.equals(payload.getEvent().getTab())) {
            // An event that isn't acknowledged in time is sent again, with the same id.
            record(homeOpened(payload), Optional.of(Shape.id(payload.getEventId(), "event_id")));
          }
          return context.ack();
        });
    return app;
  }

  /** Who may instead, or where the incident is: more than a field can say, and for the audit. */
  private static boolean isSaidInWordsToo(Reply.Mistake mistake) {
    return mistake instanceof Reply.NotAllowed || mistake instanceof Reply.AlreadyOpen;
  }

  private void record(Input input, Optional<String> onceOnly) {
    try {
      inbox.record(input, onceOnly);
    } catch (RuntimeException e) {
      throw new NotRecorded(e);
    }
  }

  private Input homeOpened(EventsApiPayload<AppHomeOpenedEvent> payload) {
    var event = payload.getEvent();
    var user = Shape.id(event.getUser(), "user");
    var channel = Optional.ofNullable(event.getChannel()).orElse("");
    var replyTo = new ReplyAddress(user, channel, Optional.empty(), Optional.empty());
    return new Input(
        ids.get(),
        user,
        Shape.id(payload.getTeamId(), "team_id"),
        replyTo,
        clock.instant(),
        new Input.Act.OpenedHome(),
        Optional.ofNullable(payload.getEnterpriseId()));
  }

  /**
   * Slack signs each command, click and form once; a second one with the same signature is a
   * replay. In Socket Mode nothing is signed, and the trigger tells them apart.
   */
  private static Optional<String> onceOnly(Request<?> request, Input input) {
    return Optional.ofNullable(request.getHeaders().getFirstValue(SIGNATURE))
        .or(() -> input.replyTo().trigger());
  }

  private Input submitted(SubmittedForm form) {
    return new Input(
        ids.get(),
        form.replyTo().user(),
        form.from().team(),
        form.replyTo(),
        clock.instant(),
        form.act(),
        form.from().organisation());
  }

  private Input typed(SlashCommandPayload payload) {
    var text = Optional.ofNullable(payload.getText()).orElse("");
    var user = Shape.id(payload.getUserId(), "user_id");
    var channel = Shape.id(payload.getChannelId(), "channel_id");
    return new Input(
        ids.get(),
        user,
        Shape.id(payload.getTeamId(), "team_id"),
        new ReplyAddress(
            user,
            channel,
            Optional.empty(),
            Optional.ofNullable(payload.getResponseUrl()),
            Optional.ofNullable(payload.getTriggerId())),
        clock.instant(),
        new Input.Act.Typed(channel, SlackText.typed(text)),
        Optional.ofNullable(payload.getEnterpriseId()));
  }

  private Input clicked(BlockActionPayload payload) {
    var action =
        Shape.part(payload.getActions(), "actions").stream()
            .findFirst()
            .orElseThrow(() -> new Malformed("no action"));
    var value =
        Optional.ofNullable(action.getSelectedOption())
            .map(option -> option.getValue())
            .or(() -> Optional.ofNullable(action.getValue()))
            .orElse("");
    var user = Shape.part(payload.getUser(), "user");
    var id = Shape.id(user.getId(), "user");
    var team = Optional.ofNullable(payload.getTeam());
    var organisation =
        Optional.ofNullable(payload.getEnterprise())
            .map(BlockActionPayload.Enterprise::getId)
            .or(() -> team.map(BlockActionPayload.Team::getEnterpriseId));
    var container = Optional.ofNullable(payload.getContainer());
    var channel = container.flatMap(it -> Optional.ofNullable(it.getChannelId())).orElse("");
    var thread = container.flatMap(it -> Optional.ofNullable(it.getThreadTs()));
    return new Input(
        ids.get(),
        id,
        Optional.ofNullable(user.getTeamId())
            .or(() -> team.map(BlockActionPayload.Team::getId))
            .orElse(""),
        new ReplyAddress(
            id,
            channel,
            thread,
            Optional.ofNullable(payload.getResponseUrl()),
            Optional.ofNullable(payload.getTriggerId())),
        clock.instant(),
        new Input.Act.Clicked(Shape.id(action.getActionId(), "action_id"), value),
        organisation);
  }

  /** A form shows what is wrong with a field as plain text. */
  private static Map<String, String> plain(Map<String, Text> mistakes) {
    return mistakes.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, mistake -> mistake.getValue().plain()));
  }
}
