package rollbackbot.slack.view;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import rollbackbot.database.Backup;
import rollbackbot.database.DatabaseToRestore;
import rollbackbot.database.RestoreProgress;
import rollbackbot.database.RestoreProgress.FreshBackup;

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

  /** The steps for one database; the texts are markup already. */
  static List<String> steps(Scene scene, RestoreProgress.Step step) {
    var what = step.what();
    var steps = new ArrayList<String>();
    if (!(step.backup() instanceof FreshBackup.Usable)) {
      steps.add(
          scene.say(
              "D'abord une sauvegarde manuelle, votre filet : {0}, « Backups », « Trigger manual"
                  + " backup ». Attendez qu'elle soit terminée.",
              "First a manual backup, your safety net: {0}, \"Backups\", \"Trigger manual backup\"."
                  + " Wait until it is done.",
              page(scene, what)));
    }
    what.moment()
        .ifPresent(moment ->
            steps.add(
                scene.say(
                    "Sur {0} : « Backups », « Point-in-Time Recovery », « Start a PiTR », à {1}.",
                    "On {0}: \"Backups\", \"Point-in-Time Recovery\", \"Start a PiTR\", at {1}.",
                    page(scene, what),
                    scene.wording().date(moment))));
    steps.add(fromBackup(scene, what));
    return steps;
  }

  private static String fromBackup(Scene scene, DatabaseToRestore what) {
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

  private static String onDashboard(
      Scene scene, DatabaseToRestore what, String backup, String guide) {
    return scene.say(
        "Sur {0} : « Backups », {1}, « Restore » ({2}).",
        "On {0}: \"Backups\", {1}, \"Restore\" ({2}).",
        page(scene, what),
        backup,
        guide(scene, guide));
  }

  /** Which backup, in words. */
  private static String which(Scene scene, DatabaseToRestore what) {
    return what.backup()
        .map(backup ->
            scene.say(
                "la sauvegarde du {0}",
                "the backup of {0}", scene.wording().date(backup.createdAt())))
        .orElseGet(() ->
            scene.say(
                "la dernière sauvegarde d'avant la mise en production",
                "the last backup from before the release"));
  }

  private static String commands(
      Scene scene,
      DatabaseToRestore what,
      String backup,
      String variable,
      String restore,
      String guide) {
    var platformApp = scene.app().platformApp();
    var scalingo = "scalingo --region " + platformApp.region() + " --app " + platformApp.name();
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
    return scene.say(
            "{0}, en ligne de commande ({1}) :",
            "{0}, on the command line ({1}):",
            what.moment().isPresent()
                ? scene.say("Ou bien avec {0}", "Or from {0}", backup)
                : scene.say("Avec {0}", "From {0}", backup),
            guide(scene, guide))
        + "\n"
        + MessageText.codeBlockFromTop(lines, MOST_COMMANDS);
  }

  private static String guide(Scene scene, String path) {
    return MessageText.link(URI.create(GUIDES + path), scene.say("le guide", "the guide"));
  }

  private static String page(Scene scene, DatabaseToRestore what) {
    return MessageText.link(what.dashboard(), scene.say("son tableau de bord", "its dashboard"));
  }

  /** Where nothing is known of any database. */
  static List<String> steps(Scene scene, String release) {
    return List.of(
        scene.say(
            "Ouvrez {0}, puis le tableau de bord de sa base, et « Backups ».",
            "Open {0}, then its database's dashboard, and \"Backups\".",
            scene.appLink(scene.say("l'app sur Scalingo", "the app on Scalingo"))),
        scene.say(
            "Faites d'abord une sauvegarde manuelle et attendez qu'elle soit terminée : c'est votre"
                + " filet.",
            "First make a manual backup and wait until it is done: it is your safety net."),
        scene.say(
            "Choisissez la sauvegarde, ou le moment, juste avant {0}, et restaurez ({1}).",
            "Choose the backup, or the moment, right before {0}, and restore ({1}).",
            release,
            guide(scene, POLICIES)));
  }
}
