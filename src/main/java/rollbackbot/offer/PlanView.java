package rollbackbot.offer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import rollbackbot.incident.CalledOff;
import rollbackbot.incident.ThreadEntry;
import rollbackbot.offer.OfferEntry.Decision;
import rollbackbot.offer.OfferEntry.NewPlanBecause;
import rollbackbot.offer.OfferEntry.Offered;
import rollbackbot.once.HealthProbe;
import rollbackbot.people.ActionIds;
import rollbackbot.plan.Plan;
import rollbackbot.release.Release;
import rollbackbot.text.Control;
import rollbackbot.text.Draft;
import rollbackbot.text.Text;
import rollbackbot.text.Wording;
import rollbackbot.words.Controls;
import rollbackbot.words.ReleaseText;
import rollbackbot.words.Scene;

/** A plan: why it is new, from where to where, what will happen, and the confirmation. */
final class PlanView {
  private static final int MOST_WORDS = 100;

  private PlanView() {}

  static void write(Scene scene, Offered offered, ThreadEntry entry, Draft message) {
    var plan = offered.plan();
    var wording = scene.wording();
    var at = entry.at();
    offered.because().ifPresent(because -> message.section(because(because, scene, at)));
    message.section(scene.say("*Plan: {versions}*", ReleaseText.fromTo(plan)));
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
          scene.say("*Passed over:*{list}", ReleaseText.passedOver(plan.passedOver(), wording)));
    }
    if (plan.restoresDatabase()) {
      message.sections(RestorePlanText.planned(scene, plan, at));
    }
    message.section(PlanSteps.list(plan, scene));
    if (isOpen(scene, offered)) {
      ApprovalView.announced(scene, Approvals.rule(plan, scene.app())).ifPresent(message::section);
    }
    decision(scene, offered, entry, message);
  }

  private static Text releases(Plan plan, Wording wording, Instant at) {
    var lines = new ArrayList<Text>();
    lines.add(ReleaseText.from(plan.from(), wording, at));
    lines.add(ReleaseText.to(plan.to(), wording, at));
    if (plan.to().rolledAwayFrom()) {
      lines.add(ReleaseText.rolledAway(wording));
    }
    plan.compare()
        .ifPresent(
            page -> lines.add(Text.link(page, wording.say("See what the rollback takes away"))));
    return Text.lines(lines);
  }

  private static Text because(NewPlanBecause because, Scene scene, Instant at) {
    return switch (because) {
      case NewPlanBecause.CurrentChanged(var now, var health) ->
          scene
              .say(
                  "⚠️ *Production has changed since the plan before:* {version} was deployed {age}"
                      + " {byPerson}.",
                  ReleaseText.label(now),
                  scene.wording().age(now.deployedAt(), at),
                  scene.wording().by(now.deployedBy()))
              .and(health.map(answer -> answers(now, answer, scene)))
              .then(
                  scene.say(
                      " The plan keeps its target. The old confirmation is void, this plan needs a"
                          + " new one."));
      case NewPlanBecause.TagMoved(var tag, var now) ->
          now.map(commit ->
                  scene.say(
                      "⚠️ *The tag {tag} has moved to another commit* since the plan before: it"
                          + " stands at {commit} now.",
                      Text.code(tag.value()),
                      ReleaseText.ref(commit.value())))
              .orElseGet(() ->
                  scene.say(
                      "⚠️ *The tag {tag} is gone*; it was there at the plan before.",
                      Text.code(tag.value())))
              .then(scene.say(" The old confirmation is void, this plan needs a new one."));
      case NewPlanBecause.BranchTaken(var branch) ->
          scene.say(
              "⚠️ *The branch {branch} has just been created at another commit.* The bot leaves it"
                  + " alone. The old confirmation is void, this plan needs a new one.",
              Text.code(branch.value()));
      case NewPlanBecause.RightLost(var person) ->
          scene.say(
              "⚠️ *{person} may not act on this app any more*, so the confirmation is void. Nothing"
                  + " was deployed on it; this plan needs a new confirmation and a new approval.",
              Text.mention(person));
      case NewPlanBecause.OtherVersionWanted(var by) ->
          scene.say("{person} chose another version.", Text.mention(by));
      case NewPlanBecause.ArchiveChosen(var by) ->
          scene.say(
              "{person} wants to deploy an archive, round the link that Scalingo has to the Git"
                  + " host.",
              Text.mention(by));
      case NewPlanBecause.Retried(var by) ->
          scene.say("{person} wants to try again.", Text.mention(by));
    };
  }

  private static Text answers(Release now, HealthProbe.Health health, Scene scene) {
    var answer = Text.code(health.answer(), MOST_WORDS);
    if (!health.good()) {
      return scene.say("Its health check doesn't answer well right now: {answer}.", answer);
    }
    return scene.incident().isAbout(now)
        ? scene.say("Its health check answers well right now: {answer}.", answer)
        : scene.say(
            "Its health check answers well right now ({answer}): if {version} is the fix, close the"
                + " incident.",
            answer,
            ReleaseText.label(now));
  }

  private static void decision(Scene scene, Offered offered, ThreadEntry entry, Draft message) {
    switch (offered.decision()) {
      case Decision.Open _ when isOpen(scene, offered) ->
          message
              .controls(controls(scene, offered, entry.at()))
              .context(Waiting.forConfirmation(scene));
      case Decision.Open _, Decision.Replaced _ -> message.section(replaced(scene, entry.number()));
      case Decision.ConfirmedBy(var by, var at) ->
          message.section(
              scene
                  .say(
                      "✅ *Confirmed* by {person}, {date}.",
                      Text.mention(by),
                      scene.wording().date(at))
                  .then(
                      hasLaterPlan(scene, entry.number())
                          ? scene.say(" A newer plan follows.")
                          : Text.EMPTY));
      case Decision.AwaitingApproval(var by, var at) ->
          message.section(
              scene.say(
                  "✅ *Confirmed* by {person}, {date}. A second person must approve: see below.",
                  Text.mention(by),
                  scene.wording().date(at)));
      case Decision.CancelledBy(var by) ->
          message.section(
              by.map(person ->
                      scene.say(
                          "*Cancelled* by {person}. Nothing was deployed with this plan.",
                          Text.mention(person)))
                  .orElseGet(() -> expired(scene)));
    }
  }

  private static boolean isOpen(Scene scene, Offered offered) {
    return scene.incident().state() instanceof OfferState.Planned
        && scene.isAskedNow(offered.prompt());
  }

  private static Text replaced(Scene scene, int number) {
    if (hasLaterPlan(scene, number)) {
      return scene.say("*Replaced*: a newer plan follows.");
    }
    return scene.incident().state() instanceof CalledOff.Cancelled
        ? expired(scene)
        : scene.say(
            "*No longer current*: the discussion goes on below. Nothing was deployed with this"
                + " plan.");
  }

  private static Text expired(Scene scene) {
    return scene.say(
        "*Cancelled*: nobody confirmed within {limit}. Nothing was deployed with this plan.",
        scene.expiry());
  }

  private static boolean hasLaterPlan(Scene scene, int number) {
    return scene.incident().thread().stream()
        .anyMatch(
            entry -> entry.number() > number && entry.content() instanceof OfferEntry.Offered);
  }

  private static List<Control> controls(Scene scene, Offered offered, Instant at) {
    var plan = offered.plan();
    var handle = scene.handle(offered.prompt());
    var label =
        plan.restoresDatabase()
            ? scene.say(
                "Restore the database, go back to {version}", Text.foreign(plan.to().label()))
            : scene.say("Roll back to {version}", Text.foreign(plan.to().label()));
    var controls = new ArrayList<Control>();
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
                scene.say("{version} fixes it: close", Text.foreign(fix.label())),
                handle))
        .ifPresent(controls::add);
    controls.add(Controls.button(ActionIds.PLAN_CANCEL, scene.say("Cancel"), handle));
    return controls;
  }
}
