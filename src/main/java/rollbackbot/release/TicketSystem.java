package rollbackbot.release;

/** Where an app's tickets are opened; {@code NONE}: a person copies the text. */
public enum TicketSystem {
  NONE,
  GITHUB,
  GITLAB
}
