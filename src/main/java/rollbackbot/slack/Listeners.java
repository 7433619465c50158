package rollbackbot.slack;

import com.slack.api.Slack;
import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import rollbackbot.rollback.Inbox;
import rollbackbot.rollback.Input;
import rollbackbot.rollback.ReplyAddress;

/** What Slack delivers: each payload becomes an input, is recorded, and is acknowledged. */
final class Listeners {
  private static final String COMMAND = "/rollback";
  private static final Pattern ANY_ACTION = Pattern.compile(".+");
  private static final String SIGNATURE = "x-slack-signature";

  private final Inbox inbox;
  private final Supplier<String> ids;
  private final InstantSource clock;

  Listeners(Inbox inbox, Supplier<String> ids, InstantSource clock) {
    this.inbox = inbox;
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
          // Slack sends a command once; a second one with the same signature is a replay. In Socket
          // Mode nothing is signed, and the trigger tells commands apart.
          var signature = Optional.ofNullable(request.getHeaders().getFirstValue(SIGNATURE));
          var trigger = Optional.ofNullable(request.getPayload().getTriggerId());
          inbox.record(typed(request.getPayload()), signature.or(() -> trigger));
          return context.ack();
        });
    app.blockAction(
        ANY_ACTION,
        (request, context) -> {
          inbox.record(clicked(request.getPayload()), Optional.empty());
          return context.ack();
        });
    return app;
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
            Optional.ofNullable(payload.getResponseUrl())),
        clock.instant(),
        new Input.Act.Typed(payload.getChannelId(), SlackText.typed(text)));
  }

  private Input clicked(BlockActionPayload payload) {
    var action = payload.getActions().getFirst();
    var value =
        Optional.ofNullable(action.getSelectedOption())
            .map(option -> option.getValue())
            .or(() -> Optional.ofNullable(action.getValue()))
            .orElse("");
    var user = payload.getUser();
    var team =
        Optional.ofNullable(user.getTeamId())
            .orElseGet(() -> payload.getTeam() == null ? "" : payload.getTeam().getId());
    var container = Optional.ofNullable(payload.getContainer());
    var channel = container.flatMap(it -> Optional.ofNullable(it.getChannelId())).orElse("");
    var thread = container.flatMap(it -> Optional.ofNullable(it.getThreadTs()));
    return new Input(
        ids.get(),
        user.getId(),
        team,
        new ReplyAddress(
            user.getId(), channel, thread, Optional.ofNullable(payload.getResponseUrl())),
        clock.instant(),
        new Input.Act.Clicked(action.getActionId(), value));
  }
}
