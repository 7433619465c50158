package rollbackbot.githost;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import rollbackbot.outside.TicketText;
import tools.jackson.databind.JsonNode;

/**
 * GitHub's issues (GitHub docs: rest/issues/issues). Pull requests are listed among them. Labels
 * need the right to push; where issues are switched off, opening one is answered with 410.
 */
final class GitHubIssues implements IssueApi {

  @Override
  public HttpUrl issues(Project project) {
    return project
        .url()
        .addPathSegment("repos")
        .addPathSegments(project.path())
        .addPathSegment("issues")
        .build();
  }

  @Override
  public HttpUrl newest(Project project, int page, int size) {
    return issues(project)
        .newBuilder()
        .addQueryParameter("state", "all")
        .addQueryParameter("sort", "created")
        .addQueryParameter("direction", "desc")
        .addQueryParameter("per_page", String.valueOf(size))
        .addQueryParameter("page", String.valueOf(page))
        .build();
  }

  @Override
  public Object newIssue(TicketText text) {
    return new NewIssue(text.title(), text.body(), text.labels());
  }

  @Override
  public List<Issue> listed(Answer answer) throws IOException {
    return Arrays.stream(answer.json(Wire[].class))
        .filter(Objects::nonNull)
        .map(GitHubIssues::issue)
        .toList();
  }

  @Override
  public Issue opened(Answer answer) throws IOException {
    return issue(answer.json(Wire.class));
  }

  private static Issue issue(Wire wire) {
    return new Issue(wire.number(), wire.htmlUrl(), wire.body(), wire.pullRequest() == null);
  }

  record NewIssue(String title, String body, List<String> labels) {}

  record Wire(
      @Nullable Long number,
      @Nullable String htmlUrl,
      @Nullable String body,
      @Nullable JsonNode pullRequest) {}
}
