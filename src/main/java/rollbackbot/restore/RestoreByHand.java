package rollbackbot.restore;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import rollbackbot.database.Backup;
import rollbackbot.database.DatabaseToRestore;
import rollbackbot.database.RestoreProgress;
import rollbackbot.database.RestoreProgress.FreshBackup;
import rollbackbot.text.Text;
import rollbackbot.words.Scene;

/**
 * How a database is restored by hand, step by step, on its dashboard or the command line (Scalingo
 * docs: the guides "Restoring" of each database, as of 2026).
 */
final class RestoreByHand {
  private static final String GUIDES = "https://doc.scalingo.com/databases/";
  private static final String POLICIES = "about/backup-policies";
  private static final int MOST_COMMANDS = 900;
  private static final String TUNNEL = "<user>:<password>@127.0.0.1:10000/<database>";

  private RestoreByHand() {}

  /** The steps for one database. */
  static List<Text> steps(Scene scene, RestoreProgress.Step step) {
    var what = step.what();
    var steps = new ArrayList<Text>();
    if (!(step.backup() instanceof FreshBackup.Usable)) {
      steps.add(
          scene.say(
              "First a manual backup, your safety net: {page}, \"Backups\", \"Trigger manual"
                  + " backup\". Wait until it is done.",
              page(scene, what)));
    }
    what.moment()
        .ifPresent(moment ->
            steps.add(
                scene.say(
                    "On {page}: \"Backups\", \"Point-in-Time Recovery\", \"Start a PiTR\", at"
                        + " {date}.",
                    page(scene, what),
                    scene.wording().date(moment))));
    steps.add(fromBackup(scene, what));
    return steps;
  }

  private static Text fromBackup(Scene scene, DatabaseToRestore what) {
    var backup = which(scene, what);
    return switch (what.database().engine()) {
      case "postgresql" ->
          commands(
              scene,
              what,
              backup,
              "SCALINGO_POSTGRESQL_URL",
              "pg_restore --clean --if-exists --no-owner --no-privileges --no-comments"
                  + " --dbname \"postgresql://"
                  + TUNNEL
                  + "\" <file>",
              "postgresql/shared-resources/guides/restoring");
      case "mysql" ->
          commands(
              scene,
              what,
              backup,
              "SCALINGO_MYSQL_URL",
              "mysql --user=<user> --password=<password> --host=127.0.0.1 --port=10000 <database>"
                  + " < <file>",
              "mysql/guides/restoring");
      case "mongodb" ->
          commands(
              scene,
              what,
              backup,
              "SCALINGO_MONGO_URL",
              "mongorestore --drop --host=127.0.0.1 --port=10000 --username=<user>"
                  + " --password=<password> --db=<database> <folder>",
              "mongodb/dump-restore");
      case "opensearch", "elasticsearch" ->
          onDashboard(scene, what, backup, "opensearch/guides/restoring");
      default -> onDashboard(scene, what, backup, POLICIES);
    };
  }

  private static Text onDashboard(Scene scene, DatabaseToRestore what, Text backup, String guide) {
    return scene.say(
        "On {page}: \"Backups\", {backup}, \"Restore\" ({guide}).",
        page(scene, what),
        backup,
        guide(scene, guide));
  }

  /** Which backup, in words. */
  private static Text which(Scene scene, DatabaseToRestore what) {
    return what.backup()
        .map(backup -> scene.say("the backup of {date}", scene.wording().date(backup.createdAt())))
        .orElseGet(() -> scene.say("the last backup from before the release"));
  }

  private static Text commands(
      Scene scene,
      DatabaseToRestore what,
      Text backup,
      String variable,
      String restore,
      String guide) {
    var scalingo = scene.app().platformApp().commandLine();
    var id = what.backup().map(Backup::id).orElse("<id>");
    var lines =
        List.of(
            scalingo
                + " --addon "
                + what.database().id().value()
                + " backups-download --backup "
                + id,
            "tar -xvzf <archive>",
            scalingo + " db-tunnel " + variable + " &",
            restore);
    return scene
        .say(
            "{source}, on the command line ({guide}):",
            what.moment().isPresent()
                ? scene.say("Or from {backup}", backup)
                : scene.say("From {backup}", backup),
            guide(scene, guide))
        .over(Text.firstLines(lines, MOST_COMMANDS));
  }

  private static Text guide(Scene scene, String path) {
    return Text.link(URI.create(GUIDES + path), scene.say("the guide"));
  }

  private static Text page(Scene scene, DatabaseToRestore what) {
    return Text.link(what.dashboard(), scene.say("its dashboard"));
  }

  /** Where nothing is known of any database. */
  static List<Text> steps(Scene scene, Text release) {
    return List.of(
        scene.say(
            "Open {page}, then its database's dashboard, and \"Backups\".",
            scene.appLink(scene.say("the app on Scalingo"))),
        scene.say("First make a manual backup and wait until it is done: it is your safety net."),
        scene.say(
            "Choose the backup, or the moment, right before {release}, and restore ({guide}).",
            release,
            guide(scene, POLICIES)));
  }
}
