package rollbackbot.offer.view;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rollbackbot.database.DatabaseToRestore;
import rollbackbot.database.RestorePlan;
import rollbackbot.plan.Plan;
import rollbackbot.text.Text;
import rollbackbot.words.Scene;

/** What a plan would restore, and what would be lost. */
public final class RestorePlanText {

  private RestorePlanText() {}

  /** To which moment each goes back; how much is lost is a reason of the plan's risk. */
  static Text brief(Scene scene, Plan plan) {
    var databases = plan.restore().map(RestorePlan::databases).orElse(List.of());
    var lines = new ArrayList<Text>();
    databases.forEach(what ->
        lines.add(
            what.moment()
                .map(moment ->
                    scene.say(
                        "🗄️ *Takes the database {database} back to {moment}.*",
                        name(what),
                        scene.wording().time(moment, plan.readAt())))
                .orElseGet(() -> byHand(scene, what))));
    if (lines.isEmpty()) {
      lines.add(scene.say("🗄️ *You restore the database by hand*, guided in this thread."));
    }
    lines.add(scene.say("⚠️ Other apps that use the same database lose that data too."));
    return Text.lines(lines);
  }

  private static Text byHand(Scene scene, DatabaseToRestore what) {
    return what.backup()
        .map(backup ->
            scene.say(
                "🗄️ *You restore the database {database} by hand*, guided; usable backup: {date}.",
                name(what),
                scene.wording().date(backup.createdAt())))
        .orElseGet(() ->
            scene.say(
                "🗄️ *You restore the database {database} by hand*; no usable backup.",
                name(what)));
  }

  static List<Text> planned(Scene scene, Plan plan, Instant at) {
    var lines = new ArrayList<Text>();
    var restore = plan.restore();
    restore
        .map(RestorePlan::databases)
        .orElse(List.of())
        .forEach(database -> lines.add(planned(scene, database, at)));
    restore
        .flatMap(RestorePlan::unknown)
        .ifPresent(why ->
            lines.add(
                scene.say(
                    "⚠️ The app's databases couldn't be read ({why}): the restore will be by hand,"
                        + " guided.",
                    scene.trouble(why))));
    if (lines.isEmpty()) {
      lines.add(
          scene.say(
              "Scalingo knows no database with data for this app: the restore will be by hand,"
                  + " guided."));
    }
    lines.add(scene.say("⚠️ Other apps that use the same database lose that data too."));
    return lines;
  }

  private static Text planned(Scene scene, DatabaseToRestore what, Instant at) {
    var name = name(what);
    var backup =
        what.newestBackup()
            .map(newest ->
                scene.say(
                    "newest backup: {date}{size}. Restoring it would lose {duration} of data",
                    scene.wording().date(newest.createdAt()),
                    size(scene, newest.size()),
                    scene.wording().duration(Duration.between(newest.createdAt(), at))))
            .orElseGet(() -> scene.say("no usable backup"));
    var lastGood =
        what.lastGood()
            .map(good ->
                scene.say(
                    "\n"
                        + "⚠️ That backup was made after the release; the last one before it:"
                        + " {date}{size} ({duration} of data lost).",
                    scene.wording().date(good.createdAt()),
                    size(scene, good.size()),
                    scene.wording().duration(Duration.between(good.createdAt(), at))))
            .orElse(Text.EMPTY);
    var moment =
        what.moment()
            .map(best ->
                scene.say(
                    "\n"
                        + "Best: back to {date}, right before that deployment ({duration} of data"
                        + " lost).",
                    scene.wording().date(best),
                    scene.wording().duration(Duration.between(best, at))))
            .orElse(Text.EMPTY);
    return scene.say(
        "*Database {database}*: {backup}.{lastGood}{best}", name, backup, lastGood, moment);
  }

  public static Text name(DatabaseToRestore what) {
    return Text.code(what.label());
  }

  public static Text size(Scene scene, Optional<Long> bytes) {
    return bytes.map(it -> scene.say(", {size}", scene.wording().size(it))).orElse(Text.EMPTY);
  }
}
