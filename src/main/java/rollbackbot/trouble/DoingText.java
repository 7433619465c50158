package rollbackbot.trouble;

import rollbackbot.once.Operation;
import rollbackbot.text.Text;
import rollbackbot.text.Wording;

/** What the bot does, behind "the bot". */
record DoingText(Wording wording) {

  /** A table of all that it may be doing. */
  Text of(Operation.Met met) {
    return switch (met.operation()) {
      case LIST_APPS -> say("lists the apps");
      case LIST_DEDICATED_DATABASES, LIST_DATABASES -> say("lists the databases");
      case LIST_REGIONS, LOOK_UP_REGION -> say("looks up the regions");
      case EXCHANGE_TOKEN -> say("logs in with `SCALINGO_API_TOKEN`");
      case READ_ACCOUNT -> say("reads its account");
      case FIND_APP -> say("looks for the app");
      case READ_STATUS -> say("reads the app's status");
      case READ_CONTAINERS -> say("reads the containers");
      case READ_EVENTS -> say("reads the app's events");
      case READ_REQUESTS -> say("counts the app's requests");
      case READ_VARIABLES -> say("reads the variables");
      case SET_VARIABLE -> say("sets the variable {name}", object(met));
      case RESTART -> say("has the containers restarted");
      case READ_LINK -> say("reads the link to the repository");
      case TURN_AUTO_DEPLOY_ON -> say("turns auto-deploy back on");
      case TURN_AUTO_DEPLOY_OFF -> say("pauses auto-deploy");
      case READ_DEPLOYMENTS -> say("reads the deployments");
      case READ_OUTPUT -> say("reads a deployment's output");
      case READ_DEPLOYMENT -> say("looks at the deployment");
      case PLACE_FOR_ARCHIVE -> say("asks where to put the archive");
      case UPLOAD_ARCHIVE -> say("uploads the archive");
      case DEPLOY, DEPLOY_ARCHIVE -> say("requests the deployment");
      case DATABASE_ACCESS -> say("requests access to the database");
      case READ_BACKUPS -> say("reads the database's backups");
      case BACK_UP -> say("requests a backup");
      case READ_RECOVERY_WINDOW -> say("reads how far back the database can be taken");
      case TAKE_BACK -> say("asks for the database to be taken back");
      case READ_DATABASE_OPERATION -> say("follows the database's operation");
      case READ_OPERATION -> say("follows the restart");
      case READ_DATABASE -> say("looks at the database");
      case READ_REFS -> say("reads tags and branches");
      case FIND_COMMIT -> say("looks for the commit {commit}", object(met));
      case CREATE_BRANCH -> say("creates the branch {branch}", object(met));
      case ASK_TO_PUSH -> say("asks whether it may push");
      case FIND_ARCHIVE -> say("looks for the commit's archive");
      case FETCH_ARCHIVE -> say("fetches the commit's archive");
      case COMPARE -> say("compares the two versions");
      case READ_FILE -> say("reads the file {name}", object(met));
      case FIND_TICKET -> say("looks for the ticket");
      case OPEN_TICKET -> say("opens the ticket");
      case PLACE_FOR_TICKETS -> say("looks where tickets go");
      case CALL_AFTER_ROLLBACK -> say("calls it after the rollback");
      case CALL_SLACK -> say("asks for {method}", object(met));
    };
  }

  private static Text object(Operation.Met met) {
    return Text.code(met.objects().getFirst());
  }

  private Text say(String english, Text... parts) {
    return wording.say(english, parts);
  }
}
