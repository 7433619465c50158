package rollbackbot.offer.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rollbackbot.incident.AutoDeploy;
import rollbackbot.incident.Entry;
import rollbackbot.incident.IncidentEntry;
import rollbackbot.incident.Milestone;
import rollbackbot.incident.Outlook;
import rollbackbot.offer.OfferEntry;
import rollbackbot.plan.Failure;
import rollbackbot.plan.Failure.Reason;
import rollbackbot.room.Ends;
import rollbackbot.text.Text;
import rollbackbot.words.ReleaseText;
import rollbackbot.words.Scene;

/** How things stand after a rollback stopped: what production runs, what was left as it was. */
final class StandingText {
  private StandingText() {}

  /** What production runs: as it was found at the stop, else as far as the bot knows. */
  static List<Text> production(Failure failure, Scene scene, int number) {
    return Ends.outlook(scene.incident(), number)
        .filter(look -> look.production().isPresent())
        .map(look -> OutlookText.production(scene, look))
        .orElseGet(() -> List.of(remembered(failure, scene)));
  }

  /** The version alone; empty where that isn't known for certain. */
  static Optional<String> runs(Failure failure, Scene scene) {
    return Ends.outlook(scene.incident())
        .map(look -> look.production().map(Outlook.Production::label))
        .orElseGet(() ->
            failure.reason() instanceof Reason.NeverAnswered
                    || failure.reason() instanceof Reason.OtherCommit
                    || failure.reason() instanceof Reason.Superseded
                ? Optional.empty()
                : failure.production());
  }

  private static Text remembered(Failure failure, Scene scene) {
    return switch (failure.reason()) {
      case Reason.OtherCommit(_, var found, _) -> runs(ReleaseText.ref(found), scene);
      case Reason.Superseded(_, var by) -> runs(ReleaseText.what(by, scene.wording()), scene);
      case Reason.NeverAnswered _ ->
          scene.say(
              "*In production:* {version} so far; a deployment may be on its way.",
              label(failure.production(), scene));
      case Reason.NothingDeployed _ -> scene.say("*In production:* no known version.");
      case Reason.NoLink _,
          Reason.NoArchive _,
          Reason.OtherRepositoryLinked _,
          Reason.NoEarlierRelease _,
          Reason.NoSuchVersion _,
          Reason.CommitGone _,
          Reason.RunsAlready _,
          Reason.NoBranchName _,
          Reason.PushRefused _,
          Reason.Refused _,
          Reason.Unreachable _,
          Reason.DeploymentFailed _,
          Reason.NotHealthy _,
          Reason.DatabaseNotRestored _,
          Reason.RestoreDeclined _,
          Reason.Fault _ ->
          failure.changed() ? changed(failure, scene) : unchanged(failure, scene);
    };
  }

  private static Text runs(Text what, Scene scene) {
    return scene.say("*In production:* {version}.", what);
  }

  private static Text changed(Failure failure, Scene scene) {
    return scene.say(
        "*In production:* {version}, put into service by this rollback.",
        label(failure.production(), scene));
  }

  private static Text unchanged(Failure failure, Scene scene) {
    return scene.say(
        "*In production:* {version}, not changed by the bot.", label(failure.production(), scene));
  }

  private static Text label(Optional<String> production, Scene scene) {
    return production.map(Text::code).orElseGet(() -> scene.say("version unknown"));
  }

  /** What the bot has done so far, and leaves as it is. */
  static List<Text> left(OfferEntry.Stopped stopped, Scene scene, int number) {
    var branches = scene.branchesBefore(number);
    var database = database(scene, number);
    if (branches.isEmpty() && database.isEmpty() && stopped.autoDeploy() == AutoDeploy.UNTOUCHED) {
      var nothing = new ArrayList<Text>();
      nothing.add(scene.say("*Left as it was:* everything; the bot changed nothing."));
      if (Ends.outlook(scene.incident(), number).isPresent()) {
        OutlookText.autoDeploy(scene, number, stopped.autoDeploy())
            .map(line -> line.whole(scene))
            .ifPresent(nothing::add);
      }
      return nothing;
    }
    var lines = new ArrayList<Text>();
    if (stopped.settledBy().isEmpty()) {
      lines.add(
          AutoDeployText.afterFailure(scene, stopped.failure(), stopped.autoDeploy(), number));
    }
    branches.forEach(branch ->
        lines.add(scene.say("*Branch:* {branch} exists and stays.", Text.code(branch.value()))));
    database.ifPresent(lines::add);
    return lines;
  }

  /** That a database was taken back, by the platform or as somebody said. */
  private static Optional<Text> database(Scene scene, int number) {
    return scene
        .lastBefore(number, Entry::databaseRestoredBy)
        .map(by ->
            scene.say(
                "*Database:* ⚠️ restored, says {person}. The code in production and the data may no"
                    + " longer match.",
                Text.mention(by)))
        .or(() -> scene.lastBefore(number, entry -> takenBack(scene, entry)));
  }

  private static Optional<Text> takenBack(Scene scene, Entry entry) {
    return entry instanceof IncidentEntry.Reached(Milestone.DatabaseRestored(var it, var moment, _))
        ? Optional.of(
            scene.say(
                "*Database:* ⚠️ {database} was taken back to {moment}. The code in production and"
                    + " the data may no longer match.",
                Text.code(it.engine()),
                scene.wording().date(moment)))
        : Optional.empty();
  }
}
