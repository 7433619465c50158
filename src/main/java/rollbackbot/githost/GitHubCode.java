package rollbackbot.githost;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
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

/** Code on GitHub. */
final class GitHubCode implements Code {

  /** The most files that a comparison names (GitHub docs: rest/commits, compare two commits). */
  private static final int MOST_FILES = 300;

  private static final String UNRELATED = "No common ancestor between";

  private final AuthorizedCalls calls;

  GitHubCode(AuthorizedCalls calls) {
    this.calls = calls;
  }

  @Override
  public Optional<Lineage> lineage(Project project, CommitId base, CommitId other) {
    return comparison(project, base, other).map(Comparison::lineage);
  }

  /**
   * GitHub compares a commit with the last one that both have in common. Where that isn't the base,
   * what only the base has is asked for the other way round. Whoever goes back asks from the base,
   * so that one call does.
   */
  @Override
  public Optional<Comparison> compare(Project project, CommitId base, CommitId other) {
    var back = comparison(project, other, base);
    if (back.isEmpty() || back.get().lineage().containsBase() || back.get().files().isEmpty()) {
      return back.map(GitHubCode::turned);
    }
    var there = comparison(project, base, other).flatMap(Comparison::files);
    return back.map(
        found -> turned(new Comparison(found.lineage(), there.map(more -> both(found, more)))));
  }

  private static Comparison turned(Comparison back) {
    var lineage =
        switch (back.lineage()) {
          case AHEAD -> Lineage.BEHIND;
          case BEHIND -> Lineage.AHEAD;
          case SAME, DIVERGED -> back.lineage();
        };
    return new Comparison(lineage, back.files());
  }

  private static List<String> both(Comparison one, List<String> more) {
    var files = new TreeSet<>(one.files().orElseThrow());
    files.addAll(more);
    return List.copyOf(files);
  }

  private Optional<Comparison> comparison(Project project, CommitId base, CommitId head) {
    // The files come with the first page of commits, all of them; so one commit is enough.
    var url =
        repository(project)
            .addPathSegment("compare")
            .addPathSegment(base + "..." + head)
            .addQueryParameter("per_page", "1")
            .build();
    var description = Operation.COMPARE.of(base.abbreviated(), head.abbreviated(), project);
    return calls.read(project, ApiCall.read(project, description, url), GitHubCode::comparison);
  }

  private static Optional<Comparison> comparison(Answer answer) throws IOException {
    if (answer.isNotFound() && answer.words().startsWith(UNRELATED)) {
      return Optional.of(new Comparison(Lineage.DIVERGED, Optional.empty()));
    }
    if (answer.isTooLong()) {
      return Optional.empty();
    }
    var wire = answer.json(WireComparison.class);
    var files = answer.present(wire.files(), "files");
    return lineage(answer.present(wire.status(), "a status"))
        .map(lineage -> new Comparison(lineage, names(files)));
  }

  /** GitHub's own words; one that is new tells nothing. */
  private static Optional<Lineage> lineage(String status) {
    return switch (status) {
      case "identical" -> Optional.of(Lineage.SAME);
      case "ahead" -> Optional.of(Lineage.AHEAD);
      case "behind" -> Optional.of(Lineage.BEHIND);
      case "diverged" -> Optional.of(Lineage.DIVERGED);
      default -> Optional.empty();
    };
  }

  private static Optional<List<String>> names(List<WireFile> files) {
    return files.size() >= MOST_FILES ? Optional.empty() : Optional.of(paths(files));
  }

  private static List<String> paths(List<WireFile> files) {
    return files.stream()
        .filter(Objects::nonNull)
        .flatMap(file ->
            Stream.concat(
                Stream.ofNullable(file.previousFilename()), Stream.ofNullable(file.filename())))
        .toList();
  }

  /**
   * Without a page being asked for, the newest 250 commits come with the first 300 files (GitHub
   * docs: rest/commits, compare two commits).
   */
  @Override
  public Optional<Changes> changes(Project project, CommitId older, CommitId newer) {
    var url =
        repository(project).addPathSegment("compare").addPathSegment(older + "..." + newer).build();
    var description = Operation.COMPARE.of(older.abbreviated(), newer.abbreviated(), project);
    return calls.read(project, ApiCall.read(project, description, url), GitHubCode::changes);
  }

  private static Optional<Changes> changes(Answer answer) throws IOException {
    if (answer.isTooLong()) {
      return Optional.empty();
    }
    var wire = answer.json(WireComparison.class);
    var files = answer.present(wire.files(), "files");
    var commits = answer.present(wire.commits(), "commits");
    var told =
        commits.stream()
            .filter(Objects::nonNull)
            .flatMap(commit -> Stream.ofNullable(commit.commit()))
            .map(WireMessage::told)
            .toList();
    int number = Math.max(commits.size(), answer.present(wire.aheadBy(), "a number of commits"));
    return lineage(answer.present(wire.status(), "a status"))
        .map(lineage ->
            new Changes(
                lineage,
                number,
                told,
                paths(files),
                files.size() < MOST_FILES ? Completeness.ALL : Completeness.PART));
  }

  private static HttpUrl.Builder repository(Project project) {
    return project.url().addPathSegment("repos").addPathSegments(project.path());
  }

  record WireComparison(
      @Nullable String status,
      @Nullable Integer aheadBy,
      @Nullable List<WireCommit> commits,
      @Nullable List<WireFile> files) {}

  record WireCommit(@Nullable WireMessage commit) {}

  record WireMessage(@Nullable String message, @Nullable WireAuthor author) {
    Commit told() {
      var by = author == null || author.name() == null ? "" : author.name();
      return Commit.of(message == null ? "" : message, by);
    }
  }

  record WireAuthor(@Nullable String name) {}

  record WireFile(@Nullable String filename, @Nullable String previousFilename) {}
}
