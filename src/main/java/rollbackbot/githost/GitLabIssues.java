package rollbackbot.githost;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import rollbackbot.outside.TicketText;

/** GitLab's issues (GitLab docs: api/issues). People know them by their number in the project. */
final class GitLabIssues implements IssueApi {

  @Override
  public HttpUrl issues(Project project) {
    return project
        .url()
        .addPathSegment("projects")
        .addPathSegment(project.path())
        .addPathSegment("issues")
        .build();
  }

  @Override
  public HttpUrl newest(Project project, int page, int size) {
    return issues(project)
        .newBuilder()
        .addQueryParameter("scope", "all")
        .addQueryParameter("order_by", "created_at")
        .addQueryParameter("sort", "desc")
        .addQueryParameter("per_page", String.valueOf(size))
        .addQueryParameter("page", String.valueOf(page))
        .build();
  }

  @Override
  public Object newIssue(TicketText text) {
    return new NewIssue(text.title(), text.body(), String.join(",", text.labels()));
  }

  @Override
  public List<Issue> listed(Answer answer) throws IOException {
    return Arrays.stream(answer.json(Wire[].class))
        .filter(Objects::nonNull)
        .map(GitLabIssues::issue)
        .toList();
  }

  @Override
  public Issue opened(Answer answer) throws IOException {
    return issue(answer.json(Wire.class));
  }

  private static Issue issue(Wire wire) {
    return new Issue(wire.iid(), wire.webUrl(), wire.description(), true);
  }

  /**
   * A new one.
   *
   * @param labels with commas
   */
  record NewIssue(String title, String description, String labels) {}

  record Wire(@Nullable Long iid, @Nullable String webUrl, @Nullable String description) {}
}
