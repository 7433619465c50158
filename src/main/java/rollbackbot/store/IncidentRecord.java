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

  /** How whatever needs no translation begins. */
  private static final String WRITTEN_NOW = "{\"format\":" + CURRENT_FORMAT + ",";

  static String write(Incident incident) {
    return Json.write(new IncidentRecord(CURRENT_FORMAT, incident));
  }

  static Incident read(String json) {
    if (json.startsWith(WRITTEN_NOW)) {
      return Json.read(json, IncidentRecord.class).incident();
    }
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
