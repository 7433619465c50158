package rollbackbot.sandbox.page;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rollbackbot.sandbox.slack.messages.SharedFile;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** All that the page shows to one person, as it is sent. */
record PageState(
    String me,
    String bot,
    String command,
    List<Member> people,
    List<Named> groups,
    List<Named> channels,
    List<ShownMessage> messages,
    Optional<ShownForm> form,
    Optional<JsonNode> home,
    List<Hints.Hint> hints,
    ShownWorld world,
    List<Story> stories,
    Optional<String> story,
    Words guide,
    Optional<String> suggestion) {

  /** The same in both languages. */
  record Words(String en, String fr) {}

  record Named(String id, String name) {}

  record Member(String id, String name, String language, boolean isOperator, boolean isHere) {}

  /**
   * A message.
   *
   * @param author absent where Slack itself speaks
   * @param revision counts its changes
   * @param file that came with it
   */
  record ShownMessage(
      String channel,
      String ts,
      Optional<String> author,
      Optional<String> thread,
      boolean isPrivate,
      boolean isEdited,
      int revision,
      String text,
      ArrayNode blocks,
      Optional<SharedFile> file) {}

  /**
   * The form before the person.
   *
   * @param blocks as in messages, and fields
   * @param errors by the block that they are in
   */
  record ShownForm(
      String id,
      String title,
      Optional<String> submit,
      String close,
      JsonNode blocks,
      Map<String, String> errors,
      Optional<String> trouble) {}

  /**
   * What is behind the scenes.
   *
   * @param hurries whether the waits are shorter than those of production
   */
  record ShownWorld(
      String botCondition,
      Optional<Long> botProcess,
      boolean hurries,
      List<ShownApp> apps,
      List<String> troubles,
      String nextDeployment) {}

  /**
   * An app at the platform.
   *
   * @param status the platform's own word for it
   * @param branch the one that it follows; absent where no repository is linked
   */
  record ShownApp(
      String name,
      String status,
      int health,
      List<ShownMinute> traffic,
      boolean autoDeploy,
      Optional<String> branch,
      Optional<String> running,
      List<ShownRelease> deployments,
      List<ShownVariable> variables,
      List<ShownDatabase> databases,
      Remote remote) {}

  /**
   * What reached an app in a minute.
   *
   * @param failed of the requests, those answered with 5xx
   */
  record ShownMinute(Instant at, double requests, double failed) {}

  /** A variable; what looks like a secret is shown on demand. */
  record ShownVariable(String name, String value, boolean isSecret) {}

  /**
   * A database.
   *
   * @param restores the moments that it was taken back to
   */
  record ShownDatabase(
      String engine,
      String plan,
      boolean isRunning,
      List<ShownBackup> backups,
      List<Instant> restores) {}

  record ShownBackup(String status, Instant at, Optional<Long> size) {}

  /** A deployment. */
  record ShownRelease(
      String id, String version, String commit, String status, String pusher, Instant at) {}

  record Remote(String name, List<Ref> branches, List<Ref> tags) {}

  record Ref(String name, String commit) {}

  record Story(String id, Words title, Words about) {}
}
