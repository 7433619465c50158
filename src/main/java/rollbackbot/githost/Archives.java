package rollbackbot.githost;

import java.util.Optional;
import okhttp3.HttpUrl;
import rollbackbot.archive.ArchiveFault;
import rollbackbot.archive.CodeArchives.Finding;
import rollbackbot.source.CommitId;
import rollbackbot.source.Repository;

/** The archives that a Git host makes of its commits. */
final class Archives {
  private final ArchiveHttp http;

  Archives(ArchiveHttp http) {
    this.http = http;
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
    var description =
        "looking for the archive of %s of %s".formatted(commit.abbreviated(), project.get());
    return http.isArchive(ApiCall.read(project.get(), description, address))
        ? new Finding.Public(address.uri())
        : new Finding.Missing(ArchiveFault.NOT_PUBLIC);
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
}
