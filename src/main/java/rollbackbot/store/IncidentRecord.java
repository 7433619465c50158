package rollbackbot.store;

import rollbackbot.incident.Incident;
import tools.jackson.databind.JsonNode;

/**
 * An incident as it is stored.
 *
 * @param format counts the changes of this form that older ones must be translated for
 */
record IncidentRecord(int format, Incident incident) {
  private static final int CURRENT_FORMAT = 2;

  static String write(Incident incident) {
    return Json.write(new IncidentRecord(CURRENT_FORMAT, incident));
  }

  static Incident read(String json) {
    var stored = Json.tree(json);
    int format = stored.path("format").asInt();
    if (format > CURRENT_FORMAT) {
      throw new SetAside.NewerFormat(format);
    }
    return Json.read(current(stored, format), IncidentRecord.class).incident();
  }

  /** The same in the form of today. */
  static JsonNode current(JsonNode stored, int format) {
    return format < 2 ? FormatOne.translated(stored) : stored;
  }
}
