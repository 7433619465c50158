package rollbackbot.slack.incoming;

import com.slack.api.app_backend.views.payload.ViewSubmissionPayload;
import com.slack.api.model.view.ViewState;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import rollbackbot.incident.Input;
import rollbackbot.people.Origin;
import rollbackbot.people.ReplyAddress;
import rollbackbot.slack.blockkit.FormNotes;
import rollbackbot.text.Form;

/**
 * A form that was filled in, as Slack delivers it.
 *
 * @param fields that it has, those left empty too
 */
record SubmittedForm(
    Input.Act.Submitted act,
    Form.Note note,
    ReplyAddress replyTo,
    Origin from,
    Set<String> fields) {

  static SubmittedForm of(ViewSubmissionPayload payload) {
    var view = Shape.part(payload.getView(), "view");
    var note = note(Shape.part(view.getPrivateMetadata(), "private_metadata"));
    var user = Shape.part(payload.getUser(), "user");
    var id = Shape.id(user.getId(), "user");
    var replyTo =
        new ReplyAddress(
            id,
            note.channel(),
            note.thread(),
            Optional.empty(),
            Optional.ofNullable(payload.getTriggerId()));
    var team = Optional.ofNullable(payload.getTeam());
    var organisation =
        Optional.ofNullable(payload.getEnterprise())
            .map(ViewSubmissionPayload.Enterprise::getId)
            .or(() -> team.map(ViewSubmissionPayload.Team::getEnterpriseId));
    var from =
        new Origin(
            Optional.ofNullable(user.getTeamId())
                .or(() -> team.map(ViewSubmissionPayload.Team::getId))
                .orElse(""),
            organisation);
    var state = Shape.part(view.getState(), "state");
    var callback = Shape.id(view.getCallbackId(), "callback_id");
    var act = new Input.Act.Submitted(callback, note.value(), fields(state));
    return new SubmittedForm(act, note, replyTo, from, Set.copyOf(state.getValues().keySet()));
  }

  private static Form.Note note(String written) {
    return FormNotes.read(written).orElseThrow(() -> new Malformed("a private_metadata not ours"));
  }

  private static Map<String, String> fields(ViewState state) {
    var fields = new LinkedHashMap<String, String>();
    Shape.part(state.getValues(), "values")
        .forEach((block, elements) ->
            elements.values().stream()
                .flatMap(SubmittedForm::text)
                .findFirst()
                .ifPresent(text -> fields.put(block, text)));
    return fields;
  }

  /** What a field holds while the form is being filled in. */
  static Optional<String> chosen(@Nullable ViewState state, String field) {
    return Optional.ofNullable(state)
        .flatMap(it -> Optional.ofNullable(it.getValues()))
        .flatMap(values -> Optional.ofNullable(values.get(field)))
        .flatMap(elements -> elements.values().stream().flatMap(SubmittedForm::text).findFirst());
  }

  /** What was typed, or chosen; nothing for a field left empty. */
  private static Stream<String> text(ViewState.Value value) {
    return Stream.of(
            Optional.ofNullable(value.getValue()),
            Optional.ofNullable(value.getSelectedOption()).map(it -> it.getValue()),
            Optional.ofNullable(value.getSelectedConversation()))
        .flatMap(Optional::stream);
  }
}
