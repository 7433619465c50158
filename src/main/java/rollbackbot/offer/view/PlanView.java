package rollbackbot.offer.view;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import rollbackbot.incident.CalledOff;
import rollbackbot.incident.Input;
import rollbackbot.incident.ThreadEntry;
import rollbackbot.offer.Approvals;
import rollbackbot.offer.Fix;
import rollbackbot.offer.OfferEntry;
import rollbackbot.offer.OfferEntry.Decision;
import rollbackbot.offer.OfferEntry.NewPlanBecause;
import rollbackbot.offer.OfferEntry.Offered;
import rollbackbot.offer.OfferState;
import rollbackbot.once.HealthProbe;
import rollbackbot.people.ActionIds;
import rollbackbot.plan.Plan;
import rollbackbot.release.Release;
import rollbackbot.text.Control;
import rollbackbot.text.Draft;
import rollbackbot.text.Text;
import rollbackbot.text.Wording;
import rollbackbot.words.ArchiveText;
import rollbackbot.words.Controls;
import rollbackbot.words.HealthText;
import rollbackbot.words.ReleaseText;
import rollbackbot.words.Scene;

/** A plan: why it is new, from where to where, what will happen, and the confirmation. */
final class PlanView {
  private PlanView() {}

  static void write(Scene scene, Offered offered, ThreadEntry entry, Draft message) {
    var plan = offered.plan();
    var wording = scene.wording();
    var at = entry.at();
    offered.because().ifPresent(because -> message.section(because(because, scene, at)));
    message.section(
        scene
            .say("*Plan: {versions}*", ReleaseText.fromTo(plan, health(scene, offered)))
            .then(offered.because().isEmpty() ? target(plan, wording, at) : Text.EMPTY));
    message.section(VerdictView.brief(plan, scene, entry));
    plan.archive().ifPresent(road -> message.section(ArchiveText.brief(road, scene)));
    if (plan.restoresDatabase()) {
      message.section(RestorePlanText.brief(scene, plan));
    }
    message.section(time(plan, wording));
    if (isOpen(scene, offered)) {
      ApprovalView.announced(scene, Approvals.rule(plan, scene.app())).ifPresent(message::section);
    }
    decision(scene, offered, entry, message);
  }

  /** How what runs is, unless that is why there is a new plan. */
  private static Text health(Scene scene, Offered offered) {
    boolean told =
        offered.because().orElse(null) instanceof NewPlanBecause.CurrentChanged(_, var health)
            && health.isPresent();
    return isOpen(scene, offered) && !told
        ? HealthText.now(scene, offered.plan().from())
        : Text.EMPTY;
  }

  /** What people recognise the target by. */
  private static Text target(Plan plan, Wording wording, Instant at) {
    var to = plan.to();
    return to.deployedAt()
        .map(deployed ->
            wording.say(
                ", commit {commit}, deployed {age} {byPerson}",
                ReleaseText.commit(to),
                wording.age(deployed, at),
                wording.by(to.deployedBy())))
        .orElseGet(() -> wording.say(", commit {commit}", ReleaseText.commit(to)));
  }

  private static Text time(Plan plan, Wording wording) {
    var compared = plan.compare().map(page -> Text.link(page, wording.say("See the difference")));
    var usual =
        ReleaseText.takes(plan, wording)
            .map(it -> wording.say("⏱️ Usually {duration}.", it))
            .orElseGet(() -> wording.say("⏱️ Duration unknown."));
    return usual.and(compared);
  }

  private static Text because(NewPlanBecause because, Scene scene, Instant at) {
    return switch (because) {
      case NewPlanBecause.CurrentChanged(var now, var health) ->
          scene
              .say(
                  "⚠️ *Production has changed:* {version}, deployed {age} {byPerson}.",
                  ReleaseText.label(now),
                  scene.wording().age(now.deployedAt(), at),
                  scene.wording().by(now.deployedBy()))
              .and(health.map(answer -> answers(now, answer, scene)))
              .then(scene.say(" Please confirm again."));
      case NewPlanBecause.TagMoved(var tag, var now) ->
          now.map(commit ->
                  scene.say(
                      "⚠️ *The tag {tag} has moved*: it is at {commit} now.",
                      Text.code(tag.value()),
                      ReleaseText.ref(commit.value())))
              .orElseGet(() -> scene.say("⚠️ *The tag {tag} is gone*.", Text.code(tag.value())))
              .then(scene.say(" Please confirm again."));
      case NewPlanBecause.BranchTaken(var branch) ->
          scene.say(
              "⚠️ *The branch {branch} has just been created at another commit*, and is left alone."
                  + " Please confirm again.",
              Text.code(branch.value()));
      case NewPlanBecause.RightLost(var person) ->
          scene.say(
              "⚠️ *{person} may not act on this app any more*: nothing was deployed. Please confirm"
                  + " again.",
              Text.mention(person));
      case NewPlanBecause.OtherVersionWanted(var by) ->
          scene.say("{person} chose another version.", Text.mention(by));
      case NewPlanBecause.ArchiveChosen(var by) ->
          scene.say(
              "{person} wants to deploy an archive, without Scalingo's link.", Text.mention(by));
      case NewPlanBecause.BranchByHand(var branch) ->
          scene.say("The branch {branch} was created by hand.", Text.code(branch.value()));
      case NewPlanBecause.Retried(var by) ->
          scene.say("{person} wants to try again.", Text.mention(by));
    };
  }

  private static Text answers(Release now, HealthProbe.Health health, Scene scene) {
    var answer = HealthText.answer(scene, health.answer());
    if (!health.good()) {
      return scene.say("Its health check fails right now: {answer}.", answer);
    }
    return scene.incident().isAbout(now)
        ? scene.say("Its health check passes right now: {answer}.", answer)
        : scene.say("Its health check passes ({answer}): is it the fix?", answer);
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
              by.map(person -> scene.say("*Cancelled* by {person}.", Text.mention(person)))
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
    return scene.say("*Cancelled*: nobody confirmed within {limit}.", scene.expiry());
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
                scene.say("Fixed by {version}: close", Text.foreign(fix.label())),
                handle))
        .ifPresent(controls::add);
    controls.add(details(scene, handle));
    controls.add(WayOut.cancel(scene, handle));
    return controls;
  }

  private static Control details(Scene scene, Input.Handle handle) {
    return Controls.button(ActionIds.PLAN_DETAILS, scene.say("Details"), handle);
  }
}
