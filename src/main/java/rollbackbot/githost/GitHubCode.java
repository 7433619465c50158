package rollbackbot.githost;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import rollbackbot.rollback.CommitId;
import rollbackbot.rollback.SourceCode.SourceFile;
import tools.jackson.databind.JsonNode;

/** Code on GitHub. */
final class GitHubCode implements Code {

  /** The most files that a comparison names (GitHub docs: rest/commits, compare two commits). */
  private static final int MOST_FILES = 300;

  /** How the second commit lies to the first where the files name all that differs. */
  private static final Set<String> ON_TOP = Set.of("ahead", "identical");

  private final AuthorizedCalls calls;

  GitHubCode(AuthorizedCalls calls) {
    this.calls = calls;
  }

  /**
   * GitHub compares the second commit with the last one that both have in common. Where that isn't
   * the first one, what only the first one has is asked for the other way round.
   */
  @Override
  public Optional<List<String>> changedFiles(Project project, CommitId from, CommitId to) {
    var there = comparison(project, from, to);
    if (there.isEmpty() || there.get().isOnTop()) {
      return there.map(Comparison::files);
    }
    var back = comparison(project, to, from);
    return back.map(found -> {
      var files = new TreeSet<>(there.get().files());
      files.addAll(found.files());
      return List.copyOf(files);
    });
  }

  private Optional<Comparison> comparison(Project project, CommitId base, CommitId head) {
    // The files come with the first page of commits, all of them; so one commit is enough.
    var url =
        repository(project)
            .addPathSegment("compare")
            .addPathSegment(base + "..." + head)
            .addQueryParameter("per_page", "1")
            .build();
    var description =
        "comparing %s with %s of %s".formatted(base.abbreviated(), head.abbreviated(), project);
    return calls.read(project, ApiCall.read(project, description, url), GitHubCode::comparison);
  }

  private static Optional<Comparison> comparison(Answer answer) throws IOException {
    if (answer.isTooLong()) {
      return Optional.empty();
    }
    var wire = answer.json(WireComparison.class);
    var files = answer.present(wire.files(), "files");
    if (files.size() >= MOST_FILES) {
      return Optional.empty();
    }
    var names =
        files.stream()
            .filter(Objects::nonNull)
            .flatMap(file ->
                Stream.concat(
                    Stream.ofNullable(file.previousFilename()), Stream.ofNullable(file.filename())))
            .toList();
    return Optional.of(
        new Comparison(ON_TOP.contains(answer.present(wire.status(), "a status")), names));
  }

  @Override
  public Optional<SourceFile> file(Project project, CommitId at, String path) {
    var url =
        repository(project)
            .addPathSegment("contents")
            .addPathSegments(path)
            .addQueryParameter("ref", at.value())
            .build();
    var description = "reading %s of %s at %s".formatted(path, project, at.abbreviated());
    var read = calls.read(project, ApiCall.read(project, description, url), GitHubCode::contents);
    if (read instanceof Contents.NotFound) {
      requireCommit(project, at, description);
    }
    return read.file();
  }

  /** What an address of a file was answered with. */
  private sealed interface Contents {
    record Told(Optional<SourceFile> file) implements Contents {}

    /** The file, the commit or the whole repository: GitHub says the same of all of them. */
    record NotFound() implements Contents {
      @Override
      public Optional<SourceFile> file() {
        return Optional.of(new SourceFile.Missing());
      }
    }

    Optional<SourceFile> file();
  }

  /** A folder of that name, which comes as a list, is no file. */
  private static Contents contents(Answer answer) throws IOException {
    if (answer.isNotFound()) {
      return new Contents.NotFound();
    }
    if (answer.isTooLong()) {
      return new Contents.Told(Optional.empty());
    }
    var body = answer.json(JsonNode.class);
    return body.isArray()
        ? new Contents.Told(Optional.of(new SourceFile.Missing()))
        : new Contents.Told(answer.as(EncodedFile.class, body).file());
  }

  /** Refused unless the commit is there for us to see. */
  private void requireCommit(Project project, CommitId at, String description) {
    var url =
        repository(project)
            .addPathSegment("git")
            .addPathSegment("commits")
            .addPathSegment(at.value())
            .build();
    calls.read(
        project,
        ApiCall.read(project, description, url),
        answer -> {
          answer.requireSuccess();
          return true;
        });
  }

  private static HttpUrl.Builder repository(Project project) {
    return project.url().addPathSegment("repos").addPathSegments(project.path());
  }

  private record Comparison(boolean isOnTop, List<String> files) {}

  record WireComparison(@Nullable String status, @Nullable List<WireFile> files) {}

  record WireFile(@Nullable String filename, @Nullable String previousFilename) {}
}
