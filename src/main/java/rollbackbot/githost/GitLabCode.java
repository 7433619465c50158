package rollbackbot.githost;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import rollbackbot.rollback.CommitId;
import rollbackbot.rollback.SourceCode.SourceFile;

/** Code on GitLab. */
final class GitLabCode implements Code {
  private static final String NO_SUCH_FILE = "404 File Not Found";

  private final AuthorizedCalls calls;

  GitLabCode(AuthorizedCalls calls) {
    this.calls = calls;
  }

  /**
   * Straight from one commit to the other, wherever they parted (GitLab docs: api/repositories,
   * compare). A comparison that GitLab cut short says so by {@code compare_timeout}, whatever the
   * reason (GitLab's lib/api/entities/compare.rb).
   */
  @Override
  public Optional<List<String>> changedFiles(Project project, CommitId from, CommitId to) {
    var url =
        repository(project)
            .addPathSegment("compare")
            .addQueryParameter("from", from.value())
            .addQueryParameter("to", to.value())
            .addQueryParameter("straight", "true")
            .build();
    var description =
        "comparing %s with %s of %s".formatted(from.abbreviated(), to.abbreviated(), project);
    return calls.read(project, ApiCall.read(project, description, url), GitLabCode::files);
  }

  private static Optional<List<String>> files(Answer answer) throws IOException {
    if (answer.isTooLong()) {
      return Optional.empty();
    }
    var wire = answer.json(WireComparison.class);
    var diffs = answer.present(wire.diffs(), "diffs");
    if (Boolean.TRUE.equals(wire.compareTimeout())) {
      return Optional.empty();
    }
    return Optional.of(
        diffs.stream()
            .filter(Objects::nonNull)
            .flatMap(diff ->
                Stream.concat(Stream.ofNullable(diff.oldPath()), Stream.ofNullable(diff.newPath())))
            .distinct()
            .toList());
  }

  @Override
  public Optional<SourceFile> file(Project project, CommitId at, String path) {
    var url =
        repository(project)
            .addPathSegment("files")
            .addPathSegment(path)
            .addQueryParameter("ref", at.value())
            .build();
    var description = "reading %s of %s at %s".formatted(path, project, at.abbreviated());
    return calls.read(project, ApiCall.read(project, description, url), GitLabCode::file);
  }

  /** GitLab tells a missing file from a missing commit or project by its words. */
  private static Optional<SourceFile> file(Answer answer) throws IOException {
    if (answer.isNotFound() && answer.words().equals(NO_SUCH_FILE)) {
      return Optional.of(new SourceFile.Missing());
    }
    return answer.isTooLong() ? Optional.empty() : answer.json(EncodedFile.class).file();
  }

  private static HttpUrl.Builder repository(Project project) {
    return project
        .url()
        .addPathSegment("projects")
        .addPathSegment(project.path())
        .addPathSegment("repository");
  }

  record WireComparison(@Nullable List<WireDiff> diffs, @Nullable Boolean compareTimeout) {}

  record WireDiff(@Nullable String oldPath, @Nullable String newPath) {}
}
