package rollbackbot.slack.view;

import com.slack.api.model.block.element.BlockElement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import rollbackbot.once.HealthProbe;
import rollbackbot.plan.Plan;
import rollbackbot.release.Release;
import rollbackbot.rollback.ActionIds;
import rollbackbot.rollback.Fix;
import rollbackbot.rollback.IncidentState;
import rollbackbot.rollback.ThreadEntry;
import rollbackbot.rollback.ThreadEntry.Content;
import rollbackbot.rollback.ThreadEntry.Content.Offered;
import rollbackbot.rollback.ThreadEntry.Decision;
import rollbackbot.rollback.ThreadEntry.NewPlanBecause;

/** A plan: why it is new, from where to where, what will happen, and the confirmation. */
final class PlanView {
  private static final int MOST_WORDS = 100;

  private PlanView() {}

  static void write(Scene scene, Offered offered, ThreadEntry entry, Message message) {
    var plan = offered.plan();
    var wording = scene.wording();
    var at = entry.at();
    offered.because().ifPresent(because -> message.section(because(because, scene, at)));
    message.section(scene.say("*Plan : {0}*", "*Plan: {0}*", ReleaseText.fromTo(plan)));
    plan.verdict().ifPresent(verdict -> message.section(VerdictView.of(verdict, plan, scene)));
    OwnAttempts.failedBefore(entry.number(), ReleaseText.label(plan.from()), scene)
        .ifPresent(message::section);
    plan.failedSince()
        .ifPresent(failed ->
            message.section(
                ReleaseText.failedSince(failed, ReleaseText.label(plan.from()), wording, at)));
    plan.running().ifPresent(running -> message.section(ReleaseText.running(running, wording, at)));
    message.section(releases(plan, wording, at));
    if (!plan.passedOver().isEmpty()) {
      message.section(
          scene.say(
              "*Versions écartées :*{0}",
              "*Passed over:*{0}", ReleaseText.passedOver(plan.passedOver(), wording)));
    }
    if (plan.restoresDatabase()) {
      message.sections(RestoreView.planned(scene, plan, at));
    }
    message.section(PlanSteps.list(plan, scene));
    decision(scene, offered, entry, message);
  }

  private static String releases(Plan plan, Wording wording, Instant at) {
    var lines = new ArrayList<String>();
    lines.add(ReleaseText.from(plan.from(), wording, at));
    lines.add(ReleaseText.to(plan.to(), wording, at));
    if (plan.to().rolledAwayFrom()) {
      lines.add(ReleaseText.rolledAway(wording));
    }
    plan.compare()
        .ifPresent(page ->
            lines.add(
                MessageText.link(
                    page,
                    wording.say(
                        "Voir ce que le rollback enlève", "See what the rollback takes away"))));
    return String.join("\n", lines);
  }

  private static String because(NewPlanBecause because, Scene scene, Instant at) {
    return switch (because) {
      case NewPlanBecause.CurrentChanged(var now, var health) ->
          scene.say(
                  "⚠️ *La production a changé depuis le plan précédent :* {0} y a été déployée {1}"
                      + " {2}.",
                  "⚠️ *Production has changed since the plan before:* {0} was deployed {1} {2}.",
                  ReleaseText.label(now),
                  scene.wording().age(now.deployedAt(), at),
                  scene.wording().by(now.deployedBy()))
              + health.map(answer -> " " + answers(now, answer, scene)).orElse("")
              + scene.say(
                  " Le plan garde sa cible. L'ancienne confirmation ne vaut plus, en voici une"
                      + " nouvelle à donner.",
                  " The plan keeps its target. The old confirmation is void, this plan needs a new"
                      + " one.");
      case NewPlanBecause.TagMoved(var tag, var now) ->
          now.map(commit ->
                  scene.say(
                      "⚠️ *Le tag {0} a changé de commit* depuis le plan précédent : il est"
                          + " maintenant sur {1}.",
                      "⚠️ *The tag {0} has moved to another commit* since the plan before: it"
                          + " stands at {1} now.",
                      MessageText.code(tag.value()),
                      ReleaseText.ref(commit.value())))
                  .orElseGet(() ->
                      scene.say(
                          "⚠️ *Le tag {0} n'existe plus*, il existait au plan précédent.",
                          "⚠️ *The tag {0} is gone*; it was there at the plan before.",
                          MessageText.code(tag.value())))
              + scene.say(
                  " L'ancienne confirmation ne vaut plus, en voici une nouvelle à donner.",
                  " The old confirmation is void, this plan needs a new one.");
      case NewPlanBecause.BranchTaken(var branch) ->
          scene.say(
              "⚠️ *La branche {0} vient d'être créée sur un autre commit.* Le bot n'y touche pas."
                  + " L'ancienne confirmation ne vaut plus, en voici une nouvelle à donner.",
              "⚠️ *The branch {0} has just been created at another commit.* The bot leaves it"
                  + " alone. The old confirmation is void, this plan needs a new one.",
              MessageText.code(branch.value()));
      case NewPlanBecause.OtherVersionWanted(var by) ->
          scene.say(
              "{0} a choisi une autre version.",
              "{0} chose another version.", MessageText.mention(by));
      case NewPlanBecause.Retried(var by) ->
          scene.say("{0} veut réessayer.", "{0} wants to try again.", MessageText.mention(by));
    };
  }

  private static String answers(Release now, HealthProbe.Health health, Scene scene) {
    var answer = MessageText.code(health.answer(), MOST_WORDS);
    if (!health.good()) {
      return scene.say(
          "Son contrôle de santé ne répond pas bien à cet instant : {0}.",
          "Its health check doesn't answer well right now: {0}.", answer);
    }
    return scene.incident().isAbout(now)
        ? scene.say(
            "Son contrôle de santé répond bien à cet instant : {0}.",
            "Its health check answers well right now: {0}.", answer)
        : scene.say(
            "Son contrôle de santé répond bien à cet instant ({1}) : si {0} est la correction,"
                + " fermez l'incident.",
            "Its health check answers well right now ({1}): if {0} is the fix, close the incident.",
            ReleaseText.label(now),
            answer);
  }

  private static void decision(Scene scene, Offered offered, ThreadEntry entry, Message message) {
    switch (offered.decision()) {
      case Decision.Open _ when isOpen(scene, offered) ->
          message
              .controls(controls(scene, offered, entry.at()))
              .context(Waiting.forConfirmation(scene));
      case Decision.Open _, Decision.Replaced _ -> message.section(replaced(scene, entry.number()));
      case Decision.ConfirmedBy(var by, var at) ->
          message.section(
              scene.say(
                      "✅ *Confirmé* par {0}, {1}.",
                      "✅ *Confirmed* by {0}, {1}.",
                      MessageText.mention(by),
                      scene.wording().date(at))
                  + (hasLaterPlan(scene, entry.number())
                      ? scene.say(" Un plan plus récent suit.", " A newer plan follows.")
                      : ""));
      case Decision.CancelledBy(var by) ->
          message.section(
              by.map(person ->
                      scene.say(
                          "*Annulé* par {0}. Rien n'a été déployé avec ce plan.",
                          "*Cancelled* by {0}. Nothing was deployed with this plan.",
                          MessageText.mention(person)))
                  .orElseGet(() -> expired(scene)));
    }
  }

  private static boolean isOpen(Scene scene, Offered offered) {
    return scene.incident().state() instanceof IncidentState.Planned
        && scene.isAskedNow(offered.prompt());
  }

  private static String replaced(Scene scene, int number) {
    if (hasLaterPlan(scene, number)) {
      return scene.say(
          "*Remplacé* : un plan plus récent suit.", "*Replaced*: a newer plan follows.");
    }
    return scene.incident().state() instanceof IncidentState.Cancelled
        ? expired(scene)
        : scene.say(
            "*Plus d'actualité* : la discussion a repris plus bas. Rien n'a été déployé avec ce"
                + " plan.",
            "*No longer current*: the discussion goes on below. Nothing was deployed with this"
                + " plan.");
  }

  private static String expired(Scene scene) {
    return scene.say(
        "*Annulé* : personne n'a confirmé en {0}. Rien n'a été déployé avec ce plan.",
        "*Cancelled*: nobody confirmed within {0}. Nothing was deployed with this plan.",
        scene.expiry());
  }

  private static boolean hasLaterPlan(Scene scene, int number) {
    return scene.incident().thread().stream()
        .anyMatch(entry -> entry.number() > number && entry.content() instanceof Content.Offered);
  }

  private static List<BlockElement> controls(Scene scene, Offered offered, Instant at) {
    var plan = offered.plan();
    var handle = scene.handle(offered.prompt());
    var label =
        plan.restoresDatabase()
            ? scene.say(
                "Restaurer la base et revenir à {0}",
                "Restore the database, go back to {0}", plan.to().label())
            : scene.say("Revenir à {0}", "Roll back to {0}", plan.to().label());
    var controls = new ArrayList<BlockElement>();
    controls.add(
        plan.restoresDatabase()
            ? Controls.danger(ActionIds.PLAN_CONFIRM, label, handle)
            : Controls.primary(ActionIds.PLAN_CONFIRM, label, handle));
    controls.addAll(
        Controls.versions(
            ActionIds.PLAN_CHOOSE_VERSION, plan.alternatives(), handle, scene.wording(), at));
    Fix.offered(scene.incident())
        .map(fix ->
            Controls.button(
                ActionIds.INCIDENT_CLOSE,
                scene.say("{0} corrige : fermer", "{0} fixes it: close", fix.label()),
                handle))
        .ifPresent(controls::add);
    controls.add(Controls.button(ActionIds.PLAN_CANCEL, scene.say("Annuler", "Cancel"), handle));
    return controls;
  }
}
