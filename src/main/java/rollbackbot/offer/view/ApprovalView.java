package rollbackbot.offer.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rollbackbot.incident.ThreadEntry;
import rollbackbot.offer.ApprovalRequest;
import rollbackbot.offer.ApprovalRequest.Outcome;
import rollbackbot.offer.ApprovalRequest.Subject;
import rollbackbot.offer.Approvals;
import rollbackbot.offer.Fix;
import rollbackbot.offer.OfferEntry.ApprovalAsked;
import rollbackbot.people.ActionIds;
import rollbackbot.plan.Plan;
import rollbackbot.release.Approval;
import rollbackbot.release.ApprovalRule;
import rollbackbot.release.Operators;
import rollbackbot.source.CommitId;
import rollbackbot.text.Control;
import rollbackbot.text.Draft;
import rollbackbot.text.Text;
import rollbackbot.text.Wording;
import rollbackbot.words.Controls;
import rollbackbot.words.ReleaseText;
import rollbackbot.words.Scene;

/** A second person: that one is needed, who may be it, and what they said. */
public final class ApprovalView {
  private static final int MOST_REASON = 300;

  private ApprovalView() {}

  /** Before anybody confirms: that it takes two, or one who says why. */
  static Optional<Text> announced(Scene scene, ApprovalRule rule) {
    return rule.asksASecond()
        ? Optional.of(
            scene
                .say("🔐 *It takes two people:* one confirms, another approves.")
                .and(emergency(scene, rule)))
        : Optional.empty();
  }

  private static Optional<Text> emergency(Scene scene, ApprovalRule rule) {
    return rule.mayGoAlone()
        ? Optional.of(scene.say("In an emergency, one person is enough, with a reason."))
        : Optional.empty();
  }

  static void write(Scene scene, ApprovalAsked asked, int number, Draft message) {
    var request = asked.request();
    var what = what(scene, request.subject(), number);
    switch (asked.outcome()) {
      case Outcome.Open _ when isPending(scene, asked) ->
          message
              .section(open(scene, request, what))
              .controls(controls(scene, asked))
              .context(Waiting.forApproval(scene, request));
      case Outcome.Open _, Outcome.Replaced _ ->
          message.section(
              scene.say(
                  "*No longer current:* {what}, confirmed by {person}. Nothing was done on this"
                      + " confirmation.",
                  what,
                  Text.mention(request.confirmedBy())));
      case Outcome.Given(var approval) ->
          message.section(given(scene, approval, what).over(confirmedBy(scene, request)));
      case Outcome.Withdrawn(var by) ->
          message.section(withdrawn(scene, what, by).over(confirmedBy(scene, request)));
    }
  }

  private static boolean isPending(Scene scene, ApprovalAsked asked) {
    return Approvals.pending(scene.incident()).filter(asked::equals).isPresent();
  }

  private static Text what(Scene scene, Subject subject, int number) {
    return switch (subject) {
      case Subject.OfPlan _ ->
          scene
              .planBefore(number)
              .map(plan ->
                  ReleaseText.fromTo(plan)
                      .then(
                          plan.restoresDatabase()
                              ? scene.say(", with the restore of the database")
                              : Text.EMPTY))
              .orElse(Text.foreign("?"));
      case Subject.OfRestore(var database, var moment) ->
          scene.say(
              "database {database} back to {moment}",
              Text.code(database.label()),
              scene.wording().date(moment));
      case Subject.OfBranch(var branch, var head) ->
          scene.say(
              "deployment of {branch}",
              head.map(CommitId::abbreviated)
                  .map(commit ->
                      scene.say(
                          "{branch} ({commit})", Text.code(branch.value()), Text.code(commit)))
                  .orElseGet(() -> Text.code(branch.value())));
    };
  }

  /** It calls people: who is needed need not have followed so far. */
  private static Text open(Scene scene, ApprovalRequest request, Text what) {
    return scene
        .say(
            "🔐 *A second person must approve:* {what}. {person} confirmed it, {date}.",
            what,
            Text.mention(request.confirmedBy()),
            scene.wording().date(request.confirmedAt()))
        .over(
            scene.say(
                "Who may approve: {operators}{exception}.",
                scene.operatorsBut(request.confirmedBy()),
                scene.say(", except {person}", Text.mention(request.confirmedBy()))))
        .and(emergency(scene, Approvals.rule(request, scene.app())));
  }

  private static List<Control> controls(Scene scene, ApprovalAsked asked) {
    var handle = scene.handle(asked.prompt());
    var controls = new ArrayList<Control>();
    boolean destroys =
        switch (asked.request().subject()) {
          case Subject.OfPlan _ -> scene.plan().filter(Plan::restoresDatabase).isPresent();
          case Subject.OfRestore _ -> true;
          case Subject.OfBranch _ -> false;
        };
    var approve = scene.say("Approve");
    controls.add(
        destroys
            ? Controls.danger(ActionIds.PLAN_APPROVE, approve, handle)
            : Controls.primary(ActionIds.PLAN_APPROVE, approve, handle));
    if (Approvals.rule(asked.request(), scene.app()).mayGoAlone()) {
      controls.add(
          Controls.button(
              ActionIds.PLAN_BYPASS_APPROVAL, scene.say("Go on without approval…"), handle));
    }
    if (asked.request().subject() instanceof Subject.OfPlan) {
      Fix.offered(scene.incident())
          .map(fix ->
              Controls.button(
                  ActionIds.INCIDENT_CLOSE,
                  scene.say("Fixed by {version}: close", Text.foreign(fix.label())),
                  handle))
          .ifPresent(controls::add);
    }
    controls.add(
        switch (asked.request().subject()) {
          case Subject.OfPlan _ -> WayOut.cancel(scene, handle);
          case Subject.OfRestore _ ->
              Controls.button(ActionIds.PLAN_CANCEL, scene.say("Don't restore"), handle);
          case Subject.OfBranch _ ->
              Controls.button(ActionIds.PLAN_CANCEL, scene.say("Don't deploy"), handle);
        });
    return controls;
  }

  private static Text given(Scene scene, Approval approval, Text what) {
    var by = Text.mention(approval.by());
    var at = scene.wording().date(approval.at());
    return approval.aloneBecause().isPresent()
        ? scene.say("⚠️ *Decided alone* by {person}, {date}: {what}.", by, at, what)
        : scene.say("✅ *Approved* by {person}, {date}: {what}.", by, at, what);
  }

  private static Text confirmedBy(Scene scene, ApprovalRequest request) {
    return scene.say(
        "Confirmed by {person}, {date}.",
        Text.mention(request.confirmedBy()),
        scene.wording().date(request.confirmedAt()));
  }

  private static Text withdrawn(Scene scene, Text what, Optional<String> by) {
    return by.map(person ->
            scene.say(
                "*Cancelled* by {person}: {what}. Nothing was done on this confirmation.",
                Text.mention(person),
                what))
        .orElseGet(() ->
            scene.say(
                "*Cancelled:* {what}. Nobody approved within {limit}; nothing was done on this"
                    + " confirmation.",
                what,
                scene.expiry()));
  }

  /** On the board: whoever went alone, and why, for as long as the board is there. */
  public static List<Text> board(Scene scene) {
    return scene.incident().thread().stream()
        .flatMap(entry -> alone(scene, entry).stream())
        .toList();
  }

  private static Optional<Text> alone(Scene scene, ThreadEntry entry) {
    return entry.content() instanceof ApprovalAsked(_, _, Outcome.Given(var approval))
        ? approval
            .aloneBecause()
            .map(reason ->
                scene.say(
                    "⚠️ *Without a second person*, says {person}: {reason}",
                    Text.mention(approval.by()),
                    Text.code(reason, MOST_REASON)))
        : Optional.empty();
  }

  /** To who confirmed, and clicked once more. */
  public static Text own(String app, Operators operators, boolean mayGoAlone, Wording wording) {
    return wording
        .say(
            "Nothing has changed: you confirmed, so another person must approve. Who may approve"
                + " for {app}: {operators}, except you.",
            Text.code(app),
            Scene.operators(operators, wording))
        .then(
            mayGoAlone
                ? wording.say(" In an emergency: \"Go on without approval…\", with a reason.")
                : Text.EMPTY);
  }

  public static Text notAlone(String app, Operators operators, Wording wording) {
    return wording.say(
        "Nothing has changed: {app} needs a second person's approval. Going on without it isn't"
            + " allowed (`approval-bypass`), or wasn't when this was confirmed. Who may approve:"
            + " {operators}, except whoever confirmed.",
        Text.code(app),
        Scene.operators(operators, wording));
  }
}
