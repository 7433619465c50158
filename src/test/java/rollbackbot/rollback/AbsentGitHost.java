package rollbackbot.rollback;

import java.util.List;
import java.util.Optional;

/** A Git host without an API. */
final class AbsentGitHost implements Tickets, SourceCode {

  @Override
  public Optional<Ticket> find(TicketSystem system, Repository repository, String marker) {
    throw noApi();
  }

  @Override
  public Ticket open(TicketSystem system, Repository repository, TicketText text) {
    throw noApi();
  }

  private static OutsideTrouble noApi() {
    return new OutsideTrouble.Refused("there is no API", 0, "");
  }

  @Override
  public Optional<List<String>> changedFiles(Repository repository, CommitId from, CommitId to) {
    return Optional.empty();
  }

  @Override
  public Optional<SourceFile> file(Repository repository, CommitId at, String path) {
    return Optional.empty();
  }
}
