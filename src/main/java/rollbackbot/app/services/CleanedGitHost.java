package rollbackbot.app.services;

import java.util.Optional;
import rollbackbot.archive.ArchiveFile;
import rollbackbot.archive.CodeArchives;
import rollbackbot.githost.GitHostApi;
import rollbackbot.outside.Ticket;
import rollbackbot.outside.TicketText;
import rollbackbot.outside.Tickets;
import rollbackbot.release.TicketSystem;
import rollbackbot.secret.SecretCleaner;
import rollbackbot.source.CommitId;
import rollbackbot.source.Repository;
import rollbackbot.source.SourceCode;
import rollbackbot.source.SourceCode.Changes;
import rollbackbot.source.SourceCode.Commit;
import rollbackbot.source.SourceCode.Comparison;
import rollbackbot.source.SourceCode.Lineage;

/**
 * Takes secrets out of the words of the Git host's API before anybody stores, logs or shows them.
 */
record CleanedGitHost(GitHostApi host, SecretCleaner cleaner)
    implements Tickets, SourceCode, CodeArchives {

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
  public Optional<Changes> changes(Repository repository, CommitId older, CommitId newer) {
    return CleanedTrouble.cleaned(cleaner, () -> host.changes(repository, older, newer))
        .map(this::cleaned);
  }

  /** What people wrote may hold a secret, too. */
  private Changes cleaned(Changes changes) {
    var commits =
        changes.commits().stream()
            .map(it -> new Commit(cleaner.clean(it.subject()), cleaner.clean(it.author())))
            .toList();
    return new Changes(
        changes.lineage(), changes.number(), commits, changes.files(), changes.completeness());
  }

  @Override
  public ArchiveFile.Taken fetch(Repository repository, CommitId commit) {
    return CleanedTrouble.cleaned(cleaner, () -> host.fetch(repository, commit));
  }

  @Override
  public CodeArchives.Finding look(Repository repository, CommitId commit) {
    return CleanedTrouble.cleaned(cleaner, () -> host.look(repository, commit));
  }
}
