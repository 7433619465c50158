package rollbackbot.slack;

import com.slack.api.app_backend.views.payload.ViewSubmissionPayload;
import com.slack.api.model.view.ViewState;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import rollbackbot.rollback.Input;
import rollbackbot.rollback.Origin;
import rollbackbot.rollback.ReplyAddress;
import rollbackbot.slack.view.FormNote;

/** A form that was filled in, as Slack delivers it. */
record SubmittedForm(Input.Act.Submitted act, FormNote note, ReplyAddress replyTo, Origin from) {

  static SubmittedForm of(ViewSubmissionPayload payload) {
    var view = payload.getView();
    var note = FormNote.read(view.getPrivateMetadata());
    var user = payload.getUser();
    var replyTo =
        new ReplyAddress(
            user.getId(),
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
    var fields = fields(view.getState());
    var act = new Input.Act.Submitted(view.getCallbackId(), note.value(), fields);
    return new SubmittedForm(act, note, replyTo, from);
  }

  private static Map<String, String> fields(ViewState state) {
    var fields = new LinkedHashMap<String, String>();
    state
        .getValues()
        .forEach((block, elements) ->
            elements.values().stream()
                .flatMap(SubmittedForm::text)
                .findFirst()
                .ifPresent(text -> fields.put(block, text)));
    return fields;
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
