package rollbackbot.githost;

import java.util.regex.Pattern;
import rollbackbot.release.TicketSystem;

/** Whose API it is. */
public enum ApiKind {
  GITHUB("GitHub", TicketSystem.GITHUB, "[^/]+/[^/]+"),
  GITLAB("GitLab", TicketSystem.GITLAB, "[^/]+(/(?!-/)[^/]+)+");

  private final String title;
  private final TicketSystem tickets;
  private final Pattern paths;

  ApiKind(String title, TicketSystem tickets, String paths) {
    this.title = title;
    this.tickets = tickets;
    this.paths = Pattern.compile(paths);
  }

  /**
   * Whether a repository may have this path below its root: GitLab keeps them in groups of groups.
   */
  public boolean keepsAt(String path) {
    return paths.matcher(path).matches();
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
