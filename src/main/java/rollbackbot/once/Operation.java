package rollbackbot.once;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What the bot may be doing at a service when trouble comes. Its words begin the message of an
 * {@link OutsideTrouble}, which is logged and stored in English; whoever shows the message to
 * people finds the operation in it again, and says it in their language. So the words are for good.
 */
public enum Operation {
  LIST_APPS(At.SCALINGO, "listing the apps of {}"),
  LIST_DEDICATED_DATABASES(At.SCALINGO, "listing the dedicated databases of {}"),
  LIST_DATABASES(At.SCALINGO, "listing the databases of {}"),
  LIST_REGIONS(At.SCALINGO, "listing the regions"),
  LOOK_UP_REGION(At.SCALINGO, "looking up region {}"),
  EXCHANGE_TOKEN(At.SCALINGO, "exchanging the API token"),
  READ_ACCOUNT(At.SCALINGO, "reading our own account"),
  READ_STATUS(At.SCALINGO, "reading the status of {}"),
  READ_CONTAINERS(At.SCALINGO, "reading the containers of {}"),
  READ_EVENTS(At.SCALINGO, "reading the events of {}"),
  READ_REQUESTS(At.SCALINGO, "reading the requests of {}"),
  READ_VARIABLES(At.SCALINGO, "reading the variables of {}"),
  SET_VARIABLE(At.SCALINGO, "setting the variable {} of {}"),
  RESTART(At.SCALINGO, "restarting {}"),
  READ_LINK(At.SCALINGO, "reading the repository link of {}"),
  TURN_AUTO_DEPLOY_ON(At.SCALINGO, "switching auto-deploy on for {}"),
  TURN_AUTO_DEPLOY_OFF(At.SCALINGO, "switching auto-deploy off for {}"),
  READ_DEPLOYMENTS(At.SCALINGO, "reading the deployments of {}"),
  READ_OUTPUT(At.SCALINGO, "reading the output of deployment {} of {}"),
  READ_DEPLOYMENT(At.SCALINGO, "reading deployment {} of {}"),
  PLACE_FOR_ARCHIVE(At.SCALINGO, "asking where to put the archive for {}"),
  UPLOAD_ARCHIVE(At.SCALINGO, "uploading the archive for {}"),
  DEPLOY_ARCHIVE(At.SCALINGO, "deploying an archive of {} to {}"),
  DEPLOY(At.SCALINGO, "deploying {} to {}"),
  DATABASE_ACCESS(At.SCALINGO, "asking for access to database {} of {}"),
  READ_BACKUPS(At.SCALINGO, "reading the backups of database {} of {}"),
  BACK_UP(At.SCALINGO, "backing up database {} of {}"),
  READ_RECOVERY_WINDOW(At.SCALINGO, "reading what database {} can be taken back to"),
  TAKE_BACK(At.SCALINGO, "taking database {} of {} back to {}"),
  READ_DATABASE_OPERATION(At.SCALINGO, "reading operation {} of database {}"),
  READ_OPERATION(At.SCALINGO, "reading operation {} of {}"),
  READ_DATABASE(At.SCALINGO, "reading database {} of {}"),
  READ_REFS(At.GIT_HOST, "reading the refs of {}"),
  FIND_COMMIT(At.GIT_HOST, "looking for the commit {} of {}"),
  CREATE_BRANCH(At.GIT_HOST, "creating the branch {} of {}"),
  ASK_TO_PUSH(At.GIT_HOST, "asking to push to {}"),
  FIND_ARCHIVE(At.GIT_HOST, "looking for the archive of {} of {}"),
  FETCH_ARCHIVE(At.GIT_HOST, "fetching the archive of {} of {}"),
  COMPARE(At.GIT_HOST, "comparing {} with {} of {}"),
  FIND_TICKET(At.GIT_HOST, "looking for a ticket of {}"),
  OPEN_TICKET(At.GIT_HOST, "opening a ticket of {}"),
  PLACE_FOR_TICKETS(At.GIT_HOST, "finding the place for tickets"),
  CALL_AFTER_ROLLBACK(At.OWN_SYSTEM, "calling {} after the rollback"),
  CALL_SLACK(At.SLACK, "Slack {}"),
  // What could be taken for one of those above stands below them.
  READ_FILE(At.GIT_HOST, "reading {} of {} at {}"),
  FIND_APP(At.SCALINGO, "looking for {}");

  /** Which service has the trouble. */
  public enum At {
    SCALINGO,
    GIT_HOST,
    SLACK,
    /** The team's own, which is called after a rollback. */
    OWN_SYSTEM
  }

  private static final String PLACE = "{}";

  private final At at;
  private final String words;
  private final Pattern inMessage;

  Operation(At at, String words) {
    this.at = at;
    this.words = words;
    this.inMessage =
        Pattern.compile(
            Arrays.stream(words.split(Pattern.quote(PLACE), -1))
                    .map(Pattern::quote)
                    .collect(Collectors.joining("(.+?)"))
                + ": (.*)",
            Pattern.DOTALL);
  }

  public At at() {
    return at;
  }

  /**
   * It with its objects, for the message of trouble.
   *
   * @throws IllegalArgumentException if it takes more or fewer objects
   */
  public String of(Object... objects) {
    var parts = words.split(Pattern.quote(PLACE), -1);
    if (parts.length != objects.length + 1) {
      throw new IllegalArgumentException(this + " takes " + (parts.length - 1) + " objects");
    }
    var message = new StringBuilder(parts[0]);
    for (int index = 0; index < objects.length; index++) {
      message.append(objects[index]).append(parts[index + 1]);
    }
    return message.toString();
  }

  /**
   * One that a message speaks of.
   *
   * @param objects what it was done to, in the order of its words
   * @param answer what came of it, in English
   */
  public record Met(Operation operation, List<String> objects, String answer) {}

  /** The operation that a message begins with; empty for what was said in other words. */
  public static Optional<Met> in(String message) {
    return Arrays.stream(values()).flatMap(one -> one.met(message).stream()).findFirst();
  }

  private Optional<Met> met(String message) {
    return Optional.of(inMessage.matcher(message))
        .filter(Matcher::matches)
        .map(found -> {
          var objects = IntStream.range(1, found.groupCount()).mapToObj(found::group).toList();
          return new Met(this, objects, found.group(found.groupCount()));
        });
  }
}
