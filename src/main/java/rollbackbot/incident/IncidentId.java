package rollbackbot.incident;

/** The id of an incident; short, unique, and of no meaning. */
public record IncidentId(String value) {
  @Override
  public String toString() {
    return value;
  }
}
