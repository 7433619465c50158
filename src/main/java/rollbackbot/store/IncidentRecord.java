package rollbackbot.store;

import rollbackbot.rollback.Incident;

/**
 * An incident as it is stored.
 *
 * @param format counts the changes of this form that older ones must be translated for
 */
record IncidentRecord(int format, Incident incident) {
  private static final int CURRENT_FORMAT = 1;

  static String write(Incident incident) {
    return Json.write(new IncidentRecord(CURRENT_FORMAT, incident));
  }

  static Incident read(String json) {
    var stored = Json.read(json, IncidentRecord.class);
    if (stored.format() > CURRENT_FORMAT) {
      throw new IllegalStateException(
          "stored by a newer version of rollback-bot: format " + stored.format());
    }
    return stored.incident();
  }
}
