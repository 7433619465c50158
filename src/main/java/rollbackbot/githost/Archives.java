package rollbackbot.githost;

import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;
import rollbackbot.archive.ArchiveFault;
import rollbackbot.archive.ArchiveFile.Taken;
import rollbackbot.archive.CodeArchives.Finding;
import rollbackbot.once.Operation;
import rollbackbot.secret.Secret;
import rollbackbot.source.CommitId;
import rollbackbot.source.Repository;

/** The archives that a Git host makes of its commits. */
final class Archives {
  private final ArchiveHttp http;
  private final Optional<Secret> token;
  private final Set<String> hosts;

  /**
   * @param hosts those that may see the token
   */
  Archives(ArchiveHttp http, Optional<Secret> token, Set<String> hosts) {
    this.http = http;
    this.token = token;
    this.hosts = hosts;
  }

  /**
   * Where the archive of a commit is.
   *
   * @param project the repository, where an API that we know serves it
   */
  Finding look(Repository repository, Optional<Project> project, CommitId commit) {
    if (project.isEmpty()) {
      return new Finding.Missing(ArchiveFault.UNKNOWN_HOST);
    }
    var address = publicAddress(repository, project.get(), commit);
    var call =
        ApiCall.read(project.get(), doing(Operation.FIND_ARCHIVE, project.get(), commit), address);
    return http.look(call, Optional.empty()) == ArchiveHttp.Seen.ARCHIVE
        ? new Finding.Public(address.uri())
        : ofToken(project.get(), commit);
  }

  private Finding ofToken(Project project, CommitId commit) {
    var secret = tokenFor(project);
    if (secret.isEmpty()) {
      return new Finding.Missing(ArchiveFault.NOT_PUBLIC);
    }
    var call = ofApi(Operation.FIND_ARCHIVE, project, commit);
    return switch (http.look(call, secret)) {
      case ARCHIVE -> new Finding.Private();
      case SOMETHING_ELSE -> new Finding.Missing(ArchiveFault.NOT_AN_ARCHIVE);
      case REFUSAL -> new Finding.Missing(ArchiveFault.NOT_GIVEN);
    };
  }

  Taken fetch(Optional<Project> project, CommitId commit) {
    return project
        .map(found ->
            http.take(ofApi(Operation.FETCH_ARCHIVE, found, commit), tokenFor(found), commit))
        .orElseGet(() -> new Taken.Bad(ArchiveFault.UNKNOWN_HOST));
  }

  private Optional<Secret> tokenFor(Project project) {
    return token.filter(_ -> project.host().isAmong(hosts));
  }

  private static String doing(Operation operation, Project project, CommitId commit) {
    return operation.of(commit.abbreviated(), project);
  }

  /**
   * An archive has one folder at its root, as the platform wants it (GitHub docs: downloading
   * source code archives; GitLab docs: repository, download the source code).
   */
  private static HttpUrl publicAddress(Repository repository, Project project, CommitId commit) {
    var page = HttpUrl.get(repository.url().replaceFirst("/+$", "").replaceFirst("\\.git$", ""));
    var name = page.pathSegments().getLast();
    var path =
        switch (project.api().kind()) {
          case GITHUB -> "archive/" + commit + ".tar.gz";
          case GITLAB -> "-/archive/%s/%s-%s.tar.gz".formatted(commit, name, commit);
        };
    return page.newBuilder().addPathSegments(path).build();
  }

  /** GitHub docs: rest/repos/contents, download a tar; GitLab docs: api/repositories, archive. */
  private static ApiCall ofApi(Operation operation, Project project, CommitId commit) {
    var url =
        switch (project.api().kind()) {
          case GITHUB ->
              project
                  .url()
                  .addPathSegment("repos")
                  .addPathSegments(project.path())
                  .addPathSegment("tarball")
                  .addPathSegment(commit.value());
          case GITLAB ->
              project
                  .url()
                  .addPathSegment("projects")
                  .addPathSegment(project.path())
                  .addPathSegments("repository/archive.tar.gz")
                  .addQueryParameter("sha", commit.value());
        };
    return ApiCall.read(project, doing(operation, project, commit), url.build());
  }
}
