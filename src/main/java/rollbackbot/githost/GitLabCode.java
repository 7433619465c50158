package rollbackbot.githost;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import rollbackbot.once.Operation;
import rollbackbot.source.CommitId;
import rollbackbot.source.SourceCode.Changes;
import rollbackbot.source.SourceCode.Commit;
import rollbackbot.source.SourceCode.Comparison;
import rollbackbot.source.SourceCode.Completeness;
import rollbackbot.source.SourceCode.Lineage;

/** Code on GitLab. */
final class GitLabCode implements Code {
  private static final String UNRELATED = "404 Merge Base Not Found";

  private final AuthorizedCalls calls;

  GitLabCode(AuthorizedCalls calls) {
    this.calls = calls;
  }

  /**
   * The newest commit that both contain (GitLab docs: api/repositories, merge base). That there is
   * none, GitLab says as of any thing that isn't there (its lib/api/repositories.rb).
   */
  @Override
  public Optional<Lineage> lineage(Project project, CommitId base, CommitId other) {
    var url =
        repository(project)
            .addPathSegment("merge_base")
            .addQueryParameter("refs[]", base.value())
            .addQueryParameter("refs[]", other.value())
            .build();
    return calls.read(
        project,
        ApiCall.read(project, comparing(project, base, other), url),
        answer -> Optional.of(lineage(answer, base, other)));
  }

  private static Lineage lineage(Answer answer, CommitId base, CommitId other) throws IOException {
    if (answer.isNotFound() && answer.words().equals(UNRELATED)) {
      return Lineage.DIVERGED;
    }
    var common = answer.present(answer.json(WireCommit.class).id(), "an id");
    if (common.equals(base.value())) {
      return base.equals(other) ? Lineage.SAME : Lineage.AHEAD;
    }
    return common.equals(other.value()) ? Lineage.BEHIND : Lineage.DIVERGED;
  }

  @Override
  public Optional<Comparison> compare(Project project, CommitId base, CommitId other) {
    return lineage(project, base, other)
        .map(lineage -> new Comparison(lineage, changedFiles(project, base, other)));
  }

  private static String comparing(Project project, CommitId base, CommitId other) {
    return Operation.COMPARE.of(base.abbreviated(), other.abbreviated(), project);
  }

  /**
   * Straight from one commit to the other, wherever they parted (GitLab docs: api/repositories,
   * compare). A comparison that GitLab cut short says so by {@code compare_timeout}, whatever the
   * reason (GitLab's lib/api/entities/compare.rb).
   */
  private Optional<List<String>> changedFiles(Project project, CommitId from, CommitId to) {
    var url =
        repository(project)
            .addPathSegment("compare")
            .addQueryParameter("from", from.value())
            .addQueryParameter("to", to.value())
            .addQueryParameter("straight", "true")
            .build();
    return calls.read(
        project, ApiCall.read(project, comparing(project, from, to), url), GitLabCode::files);
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
    return Optional.of(paths(diffs));
  }

  private static List<String> paths(List<WireDiff> diffs) {
    return diffs.stream()
        .filter(Objects::nonNull)
        .flatMap(diff ->
            Stream.concat(Stream.ofNullable(diff.oldPath()), Stream.ofNullable(diff.newPath())))
        .distinct()
        .toList();
  }

  /**
   * From the last commit that both have in common, with all its commits (GitLab docs: as above).
   */
  @Override
  public Optional<Changes> changes(Project project, CommitId older, CommitId newer) {
    var url =
        repository(project)
            .addPathSegment("compare")
            .addQueryParameter("from", older.value())
            .addQueryParameter("to", newer.value())
            .addQueryParameter("straight", "false")
            .build();
    return lineage(project, older, newer)
        .flatMap(lineage ->
            calls.read(
                project,
                ApiCall.read(project, comparing(project, older, newer), url),
                answer -> changes(answer, lineage)));
  }

  private static Optional<Changes> changes(Answer answer, Lineage lineage) throws IOException {
    if (answer.isTooLong()) {
      return Optional.empty();
    }
    var wire = answer.json(WireComparison.class);
    var commits = answer.present(wire.commits(), "commits");
    var told = commits.stream().filter(Objects::nonNull).map(WireCommit::told).toList();
    return Optional.of(
        new Changes(
            lineage,
            commits.size(),
            told,
            paths(answer.present(wire.diffs(), "diffs")),
            Boolean.TRUE.equals(wire.compareTimeout()) ? Completeness.PART : Completeness.ALL));
  }

  private static HttpUrl.Builder repository(Project project) {
    return project
        .url()
        .addPathSegment("projects")
        .addPathSegment(project.path())
        .addPathSegment("repository");
  }

  record WireCommit(@Nullable String id, @Nullable String message, @Nullable String authorName) {
    Commit told() {
      return Commit.of(message == null ? "" : message, authorName == null ? "" : authorName);
    }
  }

  record WireComparison(
      @Nullable List<WireCommit> commits,
      @Nullable List<WireDiff> diffs,
      @Nullable Boolean compareTimeout) {}

  record WireDiff(@Nullable String oldPath, @Nullable String newPath) {}
}
