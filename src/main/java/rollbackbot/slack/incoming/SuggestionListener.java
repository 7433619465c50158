package rollbackbot.slack.incoming;

import com.slack.api.app_backend.interactive_components.payload.BlockSuggestionPayload;
import com.slack.api.app_backend.interactive_components.response.Option;
import com.slack.api.bolt.App;
import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.model.view.View;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import rollbackbot.incident.Input;
import rollbackbot.people.FormIds;
import rollbackbot.people.ReplyAddress;
import rollbackbot.rollback.Choices;
import rollbackbot.slack.blockkit.FormNotes;
import rollbackbot.slack.view.OfferedView;
import rollbackbot.text.Cleaned;
import rollbackbot.text.Control;
import rollbackbot.text.Form;
import rollbackbot.text.Language;
import rollbackbot.text.Wording;

/** Answers Slack what fits what somebody types in a form; nothing is recorded. */
final class SuggestionListener {
  private static final Pattern ANY_FIELD = Pattern.compile(".+");
  private static final int MOST_OPTIONS = 100;
  private static final int MOST_LABEL = 75;

  private final Choices choices;
  private final InstantSource clock;

  SuggestionListener(Choices choices, InstantSource clock) {
    this.choices = choices;
    this.clock = clock;
  }

  void register(App app) {
    app.blockSuggestion(
        ANY_FIELD,
        (request, context) -> {
          var options =
              offered(request.getPayload()).stream()
                  .limit(MOST_OPTIONS)
                  .map(SuggestionListener::option)
                  .toList();
          return context.ack(answer -> answer.options(options));
        });
  }

  private List<Control.Option> offered(BlockSuggestionPayload payload) {
    var typed = Optional.ofNullable(payload.getValue()).orElse("");
    return switch (Shape.id(payload.getActionId(), "action_id")) {
      case FormIds.APP -> OfferedView.apps(choices.apps(), typed);
      case FormIds.VERSION -> versions(payload, typed);
      default -> List.of();
    };
  }

  private List<Control.Option> versions(BlockSuggestionPayload payload, String typed) {
    var view = Shape.part(payload.getView(), "view");
    var now = clock.instant();
    var ran =
        SubmittedForm.chosen(view.getState(), FormIds.APP)
            .map(app -> choices.versions(asking(payload), app))
            .orElse(List.of());
    return OfferedView.versions(ran, typed, new Wording(language(view)), now);
  }

  private static Language language(View view) {
    return Optional.ofNullable(view.getPrivateMetadata())
        .flatMap(FormNotes::read)
        .map(Form.Note::language)
        .orElse(Language.ENGLISH);
  }

  /** Whoever types, for the question whether they may know. */
  private Input asking(BlockSuggestionPayload payload) {
    var user = Shape.part(payload.getUser(), "user");
    var id = Shape.id(user.getId(), "user");
    var team = Optional.ofNullable(payload.getTeam());
    return new Input(
        "",
        id,
        Optional.ofNullable(user.getTeamId())
            .or(() -> team.map(BlockSuggestionPayload.Team::getId))
            .orElse(""),
        new ReplyAddress(id, "", Optional.empty(), Optional.empty()),
        clock.instant(),
        new Input.Act.OpenedHome(),
        Optional.ofNullable(payload.getEnterprise())
            .map(BlockSuggestionPayload.Enterprise::getId)
            .or(() -> team.map(BlockSuggestionPayload.Team::getEnterpriseId)));
  }

  private static Option option(Control.Option option) {
    var label = Cleaned.line(option.label().plain(), MOST_LABEL);
    return Option.builder()
        .text(PlainTextObject.builder().text(label).emoji(true).build())
        .value(option.value())
        .build();
  }
}
