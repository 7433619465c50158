package rollbackbot.githost;

import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import rollbackbot.once.Operation;
import rollbackbot.outside.Ticket;
import rollbackbot.outside.TicketText;

/**
 * The tickets of one kind of host. They are looked for among the newest ones rather than searched:
 * a search goes by words, not by text, and GitHub's lags behind what was just opened.
 */
final class Issues {
  private static final int PAGE = 50;

  /** A ticket of a rollback is looked for within hours of its opening. */
  private static final int MOST_PAGES = 4;

  private final AuthorizedCalls calls;
  private final IssueApi api;

  Issues(AuthorizedCalls calls, IssueApi api) {
    this.calls = calls;
    this.api = api;
  }

  Optional<Ticket> find(Project project, String marker) {
    for (int page = 1; page <= MOST_PAGES; page++) {
      var url = api.newest(project, page, PAGE);
      var call = ApiCall.read(project, Operation.FIND_TICKET.of(project), url);
      var looked = calls.read(project, call, answer -> look(answer, marker));
      if (looked.found().isPresent() || looked.isLast()) {
        return looked.found();
      }
    }
    return Optional.empty();
  }

  /** What was seen on a page. */
  private record Looked(Optional<Ticket> found, boolean isLast) {}

  private Looked look(Answer answer, String marker) throws IOException {
    var issues = api.listed(answer);
    var found =
        issues.stream()
            .filter(IssueApi.Issue::isTicket)
            .filter(issue -> Objects.requireNonNullElse(issue.body(), "").contains(marker))
            .findFirst();
    return new Looked(found.map(issue -> ticket(issue, answer)), issues.size() < PAGE);
  }

  Ticket open(Project project, TicketText text) {
    var call =
        ApiCall.create(
            project, Operation.OPEN_TICKET.of(project), api.issues(project), api.newIssue(text));
    return calls.write(project, call, answer -> ticket(api.opened(answer), answer));
  }

  private static Ticket ticket(IssueApi.Issue issue, Answer answer) {
    return new Ticket("#" + answer.present(issue.number(), "a number"), answer.link(issue.link()));
  }
}
