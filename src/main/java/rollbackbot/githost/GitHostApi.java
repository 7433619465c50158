package rollbackbot.githost;

import java.time.InstantSource;
import java.util.Optional;
import rollbackbot.archive.ArchiveFile;
import rollbackbot.archive.CodeArchives;
import rollbackbot.http.Timeouts;
import rollbackbot.once.Operation;
import rollbackbot.once.OutsideTrouble.Refused;
import rollbackbot.outside.Ticket;
import rollbackbot.outside.TicketText;
import rollbackbot.outside.Tickets;
import rollbackbot.release.TicketSystem;
import rollbackbot.source.CommitId;
import rollbackbot.source.Repository;
import rollbackbot.source.SourceCode;
import rollbackbot.source.SourceCode.Changes;
import rollbackbot.source.SourceCode.Comparison;
import rollbackbot.source.SourceCode.Lineage;

/** The APIs of the Git hosts; which one, the repository's address tells. */
public final class GitHostApi implements Tickets, SourceCode, CodeArchives {
  private final Optional<ApiAddress> selfHosted;
  private final Issues gitHubIssues;
  private final Issues gitLabIssues;
  private final Code gitHubCode;
  private final Code gitLabCode;
  private final Archives archives;

  public GitHostApi(GitHostSettings settings, Timeouts timeouts, InstantSource clock) {
    this.selfHosted = settings.selfHosted();
    var http = new ApiHttp(settings, timeouts, clock);
    var forCode = new AuthorizedCalls(http, settings.token(), settings.hosts());
    var forTickets =
        new AuthorizedCalls(http, settings.ticketToken().or(settings::token), settings.hosts());
    this.gitHubIssues = new Issues(forTickets, new GitHubIssues());
    this.gitLabIssues = new Issues(forTickets, new GitLabIssues());
    this.gitHubCode = new GitHubCode(forCode);
    this.gitLabCode = new GitLabCode(forCode);
    this.archives =
        new Archives(
            new ArchiveHttp(settings, timeouts.forFiles(), clock),
            settings.token(),
            settings.hosts());
  }

  @Override
  public Optional<Ticket> find(TicketSystem system, Repository repository, String marker) {
    var project = projectWithTickets(system, repository);
    return issues(project).find(project, marker);
  }

  @Override
  public Ticket open(TicketSystem system, Repository repository, TicketText text) {
    var project = projectWithTickets(system, repository);
    return issues(project).open(project, text);
  }

  private Project projectWithTickets(TicketSystem system, Repository repository) {
    var project =
        project(repository)
            .orElseThrow(() -> noTickets("the repository's host has no API that is known"));
    if (project.api().kind().tickets() != system) {
      throw noTickets("the repository is on " + project.api().kind().title());
    }
    return project;
  }

  private static Refused noTickets(String why) {
    var cure = why + "; correct `tickets`, or set GIT_API_URL";
    return new Refused(Operation.PLACE_FOR_TICKETS.of() + ": " + cure, 0, cure);
  }

  @Override
  public Optional<Lineage> lineage(Repository repository, CommitId base, CommitId other) {
    return project(repository).flatMap(project -> code(project).lineage(project, base, other));
  }

  @Override
  public Optional<Comparison> compare(Repository repository, CommitId base, CommitId other) {
    return project(repository).flatMap(project -> code(project).compare(project, base, other));
  }

  @Override
  public Optional<Changes> changes(Repository repository, CommitId older, CommitId newer) {
    return project(repository).flatMap(project -> code(project).changes(project, older, newer));
  }

  @Override
  public CodeArchives.Finding look(Repository repository, CommitId commit) {
    return archives.look(repository, project(repository), commit);
  }

  @Override
  public ArchiveFile.Taken fetch(Repository repository, CommitId commit) {
    return archives.fetch(project(repository), commit);
  }

  private Optional<Project> project(Repository repository) {
    return Project.of(repository, selfHosted);
  }

  private Issues issues(Project project) {
    return switch (project.api().kind()) {
      case GITHUB -> gitHubIssues;
      case GITLAB -> gitLabIssues;
    };
  }

  private Code code(Project project) {
    return switch (project.api().kind()) {
      case GITHUB -> gitHubCode;
      case GITLAB -> gitLabCode;
    };
  }
}
