package rollbackbot.githost;

import rollbackbot.release.TicketSystem;

/** Whose API it is. */
public enum ApiKind {
  GITHUB("GitHub", TicketSystem.GITHUB),
  GITLAB("GitLab", TicketSystem.GITLAB);

  private final String title;
  private final TicketSystem tickets;

  ApiKind(String title, TicketSystem tickets) {
    this.title = title;
    this.tickets = tickets;
  }

  /** Its name for people. */
  public String title() {
    return title;
  }

  /** The tickets that it keeps. */
  public TicketSystem tickets() {
    return tickets;
  }
}
