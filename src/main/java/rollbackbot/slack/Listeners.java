package rollbackbot.slack;

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
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import rollbackbot.rollback.AppName;
import rollbackbot.rollback.Inbox;
import rollbackbot.rollback.Input;
import rollbackbot.rollback.ReplyAddress;
import rollbackbot.slack.view.FormCheck;

/** What Slack delivers: each payload becomes an input, is recorded, and is acknowledged. */
final class Listeners {
  private static final String COMMAND = "/rollback";
  private static final Pattern ANY_ACTION = Pattern.compile(".+");
  private static final Pattern ANY_FORM = Pattern.compile(".+");
  private static final String HOME_TAB = "home";
  private static final String SIGNATURE = "x-slack-signature";

  private final Inbox inbox;
  private final Supplier<List<AppName>> knownApps;
  private final Supplier<String> ids;
  private final InstantSource clock;

  /**
   * The listeners.
   *
   * @param knownApps those that are known without asking anybody; may be empty
   */
  Listeners(
      Inbox inbox, Supplier<List<AppName>> knownApps, Supplier<String> ids, InstantSource clock) {
    this.inbox = inbox;
    this.knownApps = knownApps;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * The Bolt app. It has no middleware: signatures are checked before a request gets here, and
   * asking Slack about the token at each request would spend the three seconds that an
   * acknowledgment may take.
   */
  App app(Slack slack, SlackSettings settings) {
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
          inbox.record(input, onceOnly(request, input));
          return context.ack();
        });
    app.blockAction(
        ANY_ACTION,
        (request, context) -> {
          inbox.record(clicked(request.getPayload()), Optional.empty());
          return context.ack();
        });
    app.viewSubmission(
        ANY_FORM,
        (request, context) -> {
          var form = SubmittedForm.of(request.getPayload());
          var mistakes = FormCheck.mistakes(form.act(), form.note(), knownApps.get());
          if (!mistakes.isEmpty()) {
            return context.ackWithErrors(mistakes);
          }
          var input = submitted(form);
          inbox.record(input, onceOnly(request, input));
          return context.ack();
        });
    app.event(
        AppHomeOpenedEvent.class,
        (payload, context) -> {
          if (HOME_TAB.equals(payload.getEvent().getTab())) {
            // An event that isn't acknowledged in time is sent again, with the same id.
            inbox.record(homeOpened(payload), Optional.ofNullable(payload.getEventId()));
          }
          return context.ack();
        });
    return app;
  }

  private Input homeOpened(EventsApiPayload<AppHomeOpenedEvent> payload) {
    var event = payload.getEvent();
    var replyTo =
        new ReplyAddress(event.getUser(), event.getChannel(), Optional.empty(), Optional.empty());
    return new Input(
        ids.get(),
        event.getUser(),
        payload.getTeamId(),
        replyTo,
        clock.instant(),
        new Input.Act.OpenedHome(),
        Optional.ofNullable(payload.getEnterpriseId()));
  }

  /**
   * Slack sends a command or a form once; a second one with the same signature is a replay. In
   * Socket Mode nothing is signed, and the trigger tells them apart.
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
    return new Input(
        ids.get(),
        payload.getUserId(),
        payload.getTeamId(),
        new ReplyAddress(
            payload.getUserId(),
            payload.getChannelId(),
            Optional.empty(),
            Optional.ofNullable(payload.getResponseUrl()),
            Optional.ofNullable(payload.getTriggerId())),
        clock.instant(),
        new Input.Act.Typed(payload.getChannelId(), SlackText.typed(text)),
        Optional.ofNullable(payload.getEnterpriseId()));
  }

  private Input clicked(BlockActionPayload payload) {
    var action = payload.getActions().getFirst();
    var value =
        Optional.ofNullable(action.getSelectedOption())
            .map(option -> option.getValue())
            .or(() -> Optional.ofNullable(action.getValue()))
            .orElse("");
    var user = payload.getUser();
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
        user.getId(),
        Optional.ofNullable(user.getTeamId())
            .or(() -> team.map(BlockActionPayload.Team::getId))
            .orElse(""),
        new ReplyAddress(
            user.getId(),
            channel,
            thread,
            Optional.ofNullable(payload.getResponseUrl()),
            Optional.ofNullable(payload.getTriggerId())),
        clock.instant(),
        new Input.Act.Clicked(action.getActionId(), value),
        organisation);
  }
}
