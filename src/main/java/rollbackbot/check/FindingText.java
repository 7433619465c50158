package rollbackbot.check;

import rollbackbot.text.Text;
import rollbackbot.text.Wording;
import rollbackbot.trouble.HealthAnswer;
import rollbackbot.trouble.TroubleText;

/** What was found, in a sentence, with the cure where something is wrong. */
public record FindingText(Wording wording) {
  private static final int WORDS = 200;

  /** The sentence behind its mark. */
  public Text marked(Finding finding) {
    return switch (finding.mark()) {
      case FINE -> say("✓ {finding}", of(finding));
      case WRONG -> say("✗ {finding}", of(finding));
      case UNSEEN -> say("— {finding}", of(finding));
    };
  }

  /** The sentence, without its mark: a table of all that can be found. */
  public Text of(Finding finding) {
    var parts = finding.values().stream().map(it -> Text.code(it, WORDS)).toList();
    return switch (finding.kind()) {
      case APP_FOUND -> say("Scalingo has the app {app} in {region}.", parts.get(0), parts.get(1));
      case APP_MISSING ->
          say(
              "Scalingo shows the bot's account no app {app} in {region}: invite the account as a"
                  + " collaborator, or correct `scalingo-app` and `region`.",
              parts.get(0),
              parts.get(1));
      case REGION_UNKNOWN ->
          say(
              "Scalingo tells the bot's account of no region {region}, only of {others}: correct"
                  + " `region` in `rollback.yml`, or `SCALINGO_REGION`.",
              parts.get(0),
              parts.get(1));
      case APP_STOPPED ->
          say(
              "The app is stopped: nobody can use it. A rollback is still possible; if the app is"
                  + " still stopped then, start it on Scalingo.");
      case APP_CRASHED ->
          say(
              "The app has crashed and Scalingo doesn't restart it: nobody can use it. A rollback"
                  + " is still possible, and starts it again; so does a restart.");
      case APP_WITHOUT_CONTAINERS ->
          say(
              "The app has no containers: nothing of it runs, even after a rollback. Scale it:"
                  + " {command}.",
              parts.getFirst());
      case APP_NOT_CALM ->
          say(
              "Scalingo calls the app {status}: it may accept no deployment until that is over.",
              parts.getFirst());
      case LINKED -> say("The app is linked to {repository}.", parts.getFirst());
      case NOT_LINKED ->
          say(
              "No repository is linked to {app}, and none is named in `rollback.yml`: link it on"
                  + " Scalingo, or set `repository` to deploy archives.",
              parts.getFirst());
      case NO_LINK_NEEDED ->
          say(
              "No repository is linked to {app}: it is deployed from archives of {repository}.",
              parts.get(0),
              parts.get(1));
      case ROAD_WITHOUT_LINK ->
          say(
              "No repository is linked to {app}, which `road: branch` needs: link it on Scalingo,"
                  + " or set `road: archive`.",
              parts.getFirst());
      case OTHER_REPOSITORY_LINKED ->
          say(
              "`repository` is {configured}, but {linked} is linked: correct one of them.",
              parts.get(0),
              parts.get(1));
      case AUTO_DEPLOY_ON -> say("Auto-deploy is on and follows {branch}.", parts.getFirst());
      case AUTO_DEPLOY_OFF -> say("Auto-deploy is off.");
      case RUNS -> say("{version} is in production.", parts.getFirst());
      case DEPLOYMENT_RUNNING ->
          say(
              "A deployment is running, {id}: a rollback would wait for its end.",
              parts.getFirst());
      case GOES_BACK ->
          say(
              "A rollback goes back to {version}, commit {commit}, with the branch {branch}.",
              parts.get(0),
              parts.get(1),
              parts.get(2));
      case GOES_BACK_BY_ARCHIVE ->
          say(
              "A rollback goes back to {version}, commit {commit}, with an archive of it.",
              parts.get(0),
              parts.get(1));
      case ARCHIVE_PUBLIC ->
          say("The archive of the commit is public on {host}.", parts.getFirst());
      case ARCHIVE_OF_UNKNOWN_HOST ->
          say(
              "The bot doesn't know how to get archives from {host}: set `GIT_API_URL` to its API.",
              parts.getFirst());
      case ARCHIVE_NOT_PUBLIC ->
          say(
              "The code on {host} isn't public, and the bot sends no token there: set `GIT_TOKEN`,"
                  + " and add the host to `GIT_HOST` if that is set.",
              parts.getFirst());
      case ARCHIVE_TO_UPLOAD ->
          say(
              "The bot may read the archive of the commit on {host}, and uploads it to Scalingo.",
              parts.getFirst());
      case ARCHIVE_NOT_GIVEN ->
          say(
              "{host} refuses the archive of the commit to `GIT_TOKEN`: give it the right to read"
                  + " the code by the API.",
              parts.getFirst());
      case ARCHIVE_UNUSABLE ->
          say(
              "Instead of the archive of the commit, {host} sent something else: check"
                  + " `GIT_API_URL`, and whether a proxy answers in its place.",
              parts.getFirst());
      case TAGGED -> say("Its tag is {tag}.", parts.getFirst());
      case UNTAGGED -> say("No tag names the commit {commit}; none is needed.", parts.getFirst());
      case TAG_GONE ->
          say(
              "The tag {tag} is gone; it was at {commit}. Put it back.",
              parts.get(0),
              parts.get(1));
      case TAG_MOVED ->
          say(
              "The tag {tag} is at {commit} now; it was at {before}.",
              parts.get(0),
              parts.get(1),
              parts.get(2));
      case NEVER_DEPLOYED ->
          say("No deployment has succeeded yet: there is nothing to go back to.");
      case NO_EARLIER_VERSION ->
          say(
              "No earlier version to go back to: no successful deployment before the current one"
                  + " has another commit. `/rollback app previous` would say why.");
      case NO_BRANCH_NAME ->
          say(
              "The branch {branch} can't be created: give the app another `branch-format`.",
              parts.getFirst());
      case COMMIT_THERE -> say("The repository has the commit {commit}.", parts.getFirst());
      case COMMIT_GONE ->
          say("The repository no longer has the commit {commit}: push it again.", parts.getFirst());
      case COMMIT_UNTOLD ->
          say("The Git host doesn't say whether it has the commit {commit}.", parts.getFirst());
      case MAY_PUSH ->
          say("The bot may push to {repository} (checked without pushing).", parts.getFirst());
      case PUSH_REFUSED ->
          say(
              "The bot may not push to {repository}: {words}. Give the account of `GIT_TOKEN` the"
                  + " right to push.",
              parts.get(0),
              parts.get(1));
      case NO_GIT_TOKEN -> say("`GIT_TOKEN` isn't set: the Git host is asked without a token.");
      case HOST_GETS_NO_TOKEN ->
          say(
              "The bot sends no token to the host of {repository}: add it to `GIT_HOST` if it needs"
                  + " one.",
              parts.getFirst());
      case NO_DATABASE -> say("The app has no database.");
      case DATABASE_TO_A_MOMENT ->
          say(
              "The database {database} can be taken back to any moment since {date}.",
              parts.getFirst(),
              wording.date(finding.at().orElseThrow()));
      case DATABASE_BACKED_UP ->
          say(
              "The newest backup of the database {database} is from {date}.",
              parts.getFirst(),
              wording.date(finding.at().orElseThrow()));
      case DATABASE_WITHOUT_BACKUP ->
          say(
              "The database {database} has no backup: the bot makes one before a restore.",
              parts.getFirst());
      case DATABASE_DOWN ->
          say("The database {database} isn't running: check it on Scalingo.", parts.getFirst());
      case HEALTHY ->
          say("The health check passes: {answer}.", health(finding.values().getFirst()));
      case UNHEALTHY ->
          say(
              "The health check fails right now: {answer}. A rollback is still possible, but it"
                  + " must pass afterwards. If the app is fine, correct `health-check`.",
              health(finding.values().getFirst()));
      case HEALTH_NOT_CONFIGURED ->
          say("No `health-check` is configured: a rollback would end with the health unchecked.");
      case LINK_WITHOUT_ADDRESS ->
          say("The link doesn't give the repository's address: set `repository` for this app.");
      case REFUSED ->
          say(
              "A service refuses: {words}. Check the rights of its token.",
              trouble(finding.values().getFirst()));
      case NOT_FOUND_OUT ->
          say(
              "This could not be checked: {words}. Try again in a minute.",
              trouble(finding.values().getFirst()));
      case STORE_FINE -> say("The bot's database answers: {place}.", parts.getFirst());
      case STORE_NOT_MADE_YET ->
          say("The bot's database doesn't exist yet: the first start creates it.");
      case STORE_AWAY ->
          say(
              "The bot's database can't be used: {words}. Correct `DATABASE_URL` or"
                  + " `ROLLBACK_DATA_DIR`.",
              parts.getFirst());
      case SLACK_TOKEN -> say("Slack accepts the token, for {workspace}.", parts.getFirst());
      case SLACK_TOKEN_REFUSED ->
          say(
              "Slack doesn't accept the token: {words}. Correct `SLACK_BOT_TOKEN`, or reinstall the"
                  + " app.",
              parts.getFirst());
      case SCOPES_GRANTED -> say("Slack grants every scope that is needed.");
      case SCOPES_MISSING ->
          say(
              "Slack doesn't grant {scopes}: reinstall the app from its manifest.",
              parts.getFirst());
      case SCOPES_UNTOLD -> say("Slack doesn't say which scopes it grants.");
      case SIGNING_SECRET ->
          say(
              "Whether `SLACK_SIGNING_SECRET` is right can't be seen from here: type `/rollback"
                  + " help` in Slack.");
      case SOCKET_TOKEN -> say("Slack accepts the token of Socket Mode.");
      case SOCKET_TOKEN_REFUSED ->
          say(
              "Slack doesn't accept the token of Socket Mode: {words}. Correct `SLACK_APP_TOKEN`.",
              parts.getFirst());
      case SCALINGO_TOKEN ->
          say(
              "Scalingo accepts the token; apps that its account reaches in {region}: {count}.",
              parts.get(1),
              parts.get(0));
      case SCALINGO_TOKEN_REFUSED ->
          say(
              "Scalingo doesn't accept the token: {words}. Correct `SCALINGO_API_TOKEN`.",
              parts.getFirst());
      case TOO_FEW_CALLS ->
          say(
              "`SCALINGO_CALLS_PER_MINUTE` is {count}, too few for any rollback: set it to {needed}"
                  + " or more, or leave it out.",
              parts.get(0),
              parts.get(1));
      case NO_APP_NAMED -> say("The file names no app: name those to check after `check`.");
    };
  }

  private Text health(String answer) {
    return new HealthAnswer(wording).of(answer);
  }

  private Text trouble(String message) {
    return new TroubleText(wording).of(message);
  }

  private Text say(String english, Text... parts) {
    return wording.say(english, parts);
  }
}
