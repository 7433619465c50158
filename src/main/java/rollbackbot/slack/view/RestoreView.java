package rollbackbot.slack.view;

import java.util.List;
import rollbackbot.rollback.ActionIds;
import rollbackbot.rollback.IncidentState;
import rollbackbot.rollback.Plan;
import rollbackbot.rollback.ThreadEntry.Content.RestoreAsked;

/** The database, restored by hand before the deployment. */
final class RestoreView {
  private RestoreView() {}

  static void write(Scene scene, RestoreAsked asked, int number, Message message) {
    message
        .section(
            scene.say(
                "*Restaurez la base de données, à la main :*\n"
                    + "1. Ouvrez {0}, puis le tableau de bord de sa base, et « Backups ».\n"
                    + "2. Faites d'abord une sauvegarde manuelle et attendez qu'elle soit"
                    + " terminée : c'est votre filet.\n"
                    + "3. Choisissez la sauvegarde, ou le moment, juste avant {1}.\n"
                    + "4. Restaurez, et attendez la fin.\n"
                    + "5. Vérifiez que les données sont là, puis répondez ci-dessous.",
                "*Restore the database, by hand:*\n"
                    + "1. Open {0}, then its database's dashboard, and \"Backups\".\n"
                    + "2. First make a manual backup and wait until it is done: it is your safety"
                    + " net.\n"
                    + "3. Choose the backup, or the moment, right before {1}.\n"
                    + "4. Restore, and wait for the end.\n"
                    + "5. Check that the data is there, then answer below.",
                scene.appLink(scene.say("l'app sur Scalingo", "the app on Scalingo")),
                moment(scene, number)))
        .section(
            scene.say(
                "⚠️ *Ce qui est perdu :* tout ce qui a été écrit depuis ce moment, y compris par"
                    + " d'autres apps sur la même base. Une restauration à un instant donné arrête"
                    + " la base pendant ce temps et ne s'annule pas.",
                "⚠️ *What is lost:* everything written since that moment, by other apps on the same"
                    + " database too. A restore to a point in time stops the database meanwhile and"
                    + " can't be undone."));
    settle(scene, asked, message);
  }

  private static String moment(Scene scene, int number) {
    return scene
        .planBefore(number)
        .map(Plan::from)
        .map(from ->
            scene.say(
                "le déploiement de {0} ({1})",
                "the deployment of {0} ({1})",
                ReleaseText.label(from),
                scene.wording().date(from.deployedAt())))
        .orElseGet(() -> scene.say("la mise en production", "the release"));
  }

  private static void settle(Scene scene, RestoreAsked asked, Message message) {
    if (asked.settledBy().isPresent()) {
      var by = MessageText.mention(asked.settledBy().get());
      message.section(
          asked.restored()
              ? scene.say(
                  "✅ *Base restaurée*, selon {0}. Le rollback continue.",
                  "✅ *Database restored*, {0} said. The rollback goes on.", by)
              : scene.say(
                  "🔴 *Base non restaurée*, selon {0}. Le rollback s'arrête.",
                  "🔴 *Database not restored*, {0} said. The rollback stops.", by));
    } else if (scene.incident().state() instanceof IncidentState.RestoringDatabase
        && scene.isAskedNow(asked.prompt())) {
      var handle = scene.handle(asked.prompt());
      message
          .controls(
              List.of(
                  Controls.primary(
                      ActionIds.DATABASE_RESTORED,
                      scene.say("Base restaurée, déployer", "Database restored, deploy"),
                      handle),
                  Controls.danger(
                      ActionIds.DATABASE_RESTORE_FAILED,
                      scene.say("La restauration a échoué", "The restore failed"),
                      handle)))
          .context(Waiting.forRestore(scene));
    }
  }
}
