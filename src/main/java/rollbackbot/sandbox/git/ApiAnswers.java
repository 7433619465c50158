package rollbackbot.sandbox.git;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the API says, in the shapes of GitHub's documentation. */
final class ApiAnswers {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final String DOCUMENTATION = "https://docs.github.com/rest";

  private ApiAnswers() {}

  static JsonNode read(String json) {
    return MAPPER.readTree(json);
  }

  static String message(String words) {
    return object().put("message", words).put("documentation_url", DOCUMENTATION).toString();
  }

  static String issues(List<HostedIssue> issues, String page) {
    var list = MAPPER.createArrayNode();
    issues.forEach(issue -> list.add(node(issue, page)));
    return list.toString();
  }

  static String issue(HostedIssue issue, String page) {
    return node(issue, page).toString();
  }

  private static ObjectNode node(HostedIssue issue, String page) {
    var node =
        object()
            .put("number", issue.number())
            .put("state", "open")
            .put("title", issue.title())
            .put("body", issue.body())
            .put("html_url", page + issue.number());
    var labels = node.putArray("labels");
    issue.labels().forEach(label -> labels.add(object().put("name", label)));
    return node;
  }

  /** A file that changed; where it was called otherwise, with its name before. */
  static ObjectNode changed(String status, String name, String before) {
    var node = object().put("filename", name).put("status", status);
    return status.equals("renamed") ? node.put("previous_filename", before) : node;
  }

  /** A commit as a comparison lists it. */
  static ObjectNode listed(String id, String message, String author) {
    var node = object().put("sha", id);
    node.putObject("commit").put("message", message).putObject("author").put("name", author);
    return node;
  }

  static String comparison(
      String status, int ahead, int behind, List<ObjectNode> commits, List<ObjectNode> files) {
    var node =
        object()
            .put("status", status)
            .put("ahead_by", ahead)
            .put("behind_by", behind)
            .put("total_commits", ahead);
    node.putArray("commits").addAll(commits);
    node.putArray("files").addAll(files);
    return node.toString();
  }

  private static ObjectNode object() {
    return MAPPER.createObjectNode();
  }
}
