package rollbackbot.slack.sending;

import com.slack.api.model.Message.Metadata;
import rollbackbot.incident.Incident;
import rollbackbot.slack.view.BoardMetadata;

/** What the board's message carries for automations, as Slack's message metadata. */
final class BoardEvent {
  private BoardEvent() {}

  static Metadata of(Incident incident) {
    return Metadata.builder()
        .eventType(BoardMetadata.EVENT)
        .eventPayload(BoardMetadata.of(incident))
        .build();
  }
}
