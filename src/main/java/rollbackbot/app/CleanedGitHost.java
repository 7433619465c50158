package rollbackbot.app;

import java.util.Optional;
import rollbackbot.githost.GitHostApi;
import rollbackbot.rollback.CommitId;
import rollbackbot.rollback.Repository;
import rollbackbot.rollback.SecretCleaner;
import rollbackbot.rollback.SourceCode;
import rollbackbot.rollback.SourceCode.Comparison;
import rollbackbot.rollback.SourceCode.Lineage;
import rollbackbot.rollback.Ticket;
import rollbackbot.rollback.TicketSystem;
import rollbackbot.rollback.TicketText;
import rollbackbot.rollback.Tickets;

/**
 * Takes secrets out of the words of the Git host's API before anybody stores, logs or shows them.
 */
record CleanedGitHost(GitHostApi host, SecretCleaner cleaner) implements Tickets, SourceCode {

  @Override
  public Optional<Ticket> find(TicketSystem system, Repository repository, String marker) {
    return CleanedTrouble.cleaned(cleaner, () -> host.find(system, repository, marker));
  }

  @Override
  public Ticket open(TicketSystem system, Repository repository, TicketText text) {
    return CleanedTrouble.cleaned(cleaner, () -> host.open(system, repository, text));
  }

  @Override
  public Optional<Lineage> lineage(Repository repository, CommitId base, CommitId other) {
    return CleanedTrouble.cleaned(cleaner, () -> host.lineage(repository, base, other));
  }

  @Override
  public Optional<Comparison> compare(Repository repository, CommitId base, CommitId other) {
    return CleanedTrouble.cleaned(cleaner, () -> host.compare(repository, base, other));
  }

  @Override
  public Optional<SourceFile> file(Repository repository, CommitId at, String path) {
    return CleanedTrouble.cleaned(cleaner, () -> host.file(repository, at, path));
  }
}
