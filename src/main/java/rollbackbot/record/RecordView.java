package rollbackbot.record;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rollbackbot.feature.Flags;
import rollbackbot.incident.Entry;
import rollbackbot.incident.RecordEntry.CalledAfter;
import rollbackbot.incident.ThreadEntry;
import rollbackbot.people.ActionIds;
import rollbackbot.plan.Plan;
import rollbackbot.question.QuestionEntry;
import rollbackbot.release.Release;
import rollbackbot.text.Draft;
import rollbackbot.text.Markdown;
import rollbackbot.text.Text;
import rollbackbot.ticket.TicketWriting;
import rollbackbot.words.Chronicle;
import rollbackbot.words.Controls;
import rollbackbot.words.LostData;
import rollbackbot.words.Scene;

/** What is left of an incident for those who come later. */
public final class RecordView {
  private static final int MOST_LINES = 30;
  private static final int MOST_WORDS = 300;
  private static final int MOST_DRAFT = 2_800;

  private RecordView() {}

  /** The timeline, each line with the time since the beginning. */
  static void timeline(Scene scene, int number, Draft message) {
    var lines = new ArrayList<Text>();
    lines.add(scene.say("*What happened:*"));
    var events =
        Chronicle.of(scene, number, Text::mention, scene.wording()::date, RecordView::isMilestone);
    events.stream()
        .limit(MOST_LINES)
        .forEach(event ->
            lines.add(
                scene.say(
                    "• +{duration}: {event}",
                    scene
                        .wording()
                        .duration(Duration.between(scene.incident().openedAt(), event.at())),
                    event.text())));
    if (events.size() > MOST_LINES) {
      lines.add(Text.foreign("• …"));
    }
    message.section(Text.lines(lines));
    Recovery.of(scene, number)
        .ifPresent(
            recovery -> message.section(recovered(scene, recovery).and(sinceBad(scene, recovery))));
    if (RecordClicks.mayBeDrafted(scene.incident(), number)) {
      message.controls(
          List.of(
              Controls.button(
                  ActionIds.RECORD_POST_MORTEM, scene.say("Draft a post-mortem"), scene.handle())));
    }
  }

  /** The answers stand in the thread already. */
  private static boolean isMilestone(Entry content) {
    return !(content instanceof QuestionEntry);
  }

  private static Text recovered(Scene scene, Recovery recovery) {
    var wording = scene.wording();
    return recovery
        .parts()
        .map(parts ->
            scene.say(
                "*{ended} in {duration}*{limits}: decision {decision}{failed}{restore}, deployment"
                    + " {deployment}, verification {verification}.",
                ended(scene, recovery),
                wording.exact(recovery.whole()),
                limits(scene, recovery),
                wording.exact(parts.deciding()),
                parts
                    .failed()
                    .map(time -> scene.say(", failed try {duration}", wording.exact(time)))
                    .orElse(Text.EMPTY),
                parts
                    .restoring()
                    .map(time -> scene.say(", database {duration}", wording.exact(time)))
                    .orElse(Text.EMPTY),
                wording.exact(parts.deploying()),
                wording.exact(parts.verifying())))
        .orElseGet(() ->
            scene.say(
                "*{ended} in {duration}*{limits}, from opening to the verification.",
                ended(scene, recovery),
                wording.exact(recovery.whole()),
                limits(scene, recovery)));
  }

  private static Optional<Text> sinceBad(Scene scene, Recovery recovery) {
    return recovery
        .bad()
        .map(bad ->
            bad.live()
                ? scene.say(
                    "Since {version} went live: {duration}.",
                    Text.code(bad.label()),
                    scene.wording().exact(bad.since()))
                : scene.say(
                    "From the deployment of {version}: {duration}.",
                    Text.code(bad.label()),
                    scene.wording().exact(bad.since())));
  }

  /**
   * Recovered is said of what was seen to be well, and of nothing else; where users had errors or
   * the app crashed, the board tells whether that is over.
   */
  private static Text ended(Scene scene, Recovery recovery) {
    if (recovery.limits().isPresent()) {
      return scene.say("Done");
    }
    boolean moreIsWatched =
        scene
            .incident()
            .evidence()
            .filter(it -> it.usersErrors().isPresent() || it.crashes().isPresent())
            .isPresent();
    return moreIsWatched ? scene.say("Healthy again") : scene.say("Recovered");
  }

  /** What the time to recover doesn't speak of, in brackets. */
  private static Text limits(Scene scene, Recovery recovery) {
    return recovery.limits().map(limits -> scene.say(" ({limits})", limits)).orElse(Text.EMPTY);
  }

  static void calledAfter(Scene scene, CalledAfter called, Draft message) {
    message.section(
        called
            .trouble()
            .map(why ->
                scene.say(
                    "⚠️ The `after-rollback` call failed {count} times ({why}). The rollback"
                        + " stands; please notify that system yourself.",
                    Text.number(called.tries()),
                    scene.trouble(why)))
            .orElseGet(() -> scene.say("The `after-rollback` call was made.")));
  }

  /** Where the file can't be shared, its text is here. */
  static void postMortem(Scene scene, ThreadEntry entry, Draft message) {
    message
        .section(scene.say("*Draft of a post-mortem*, to copy (the bot may not attach a file):"))
        .section(Text.firstLines(draft(scene, entry).lines().toList(), MOST_DRAFT));
  }

  /** The draft as Markdown, in the incident's language; times are in UTC. */
  public static String draft(Scene scene, ThreadEntry entry) {
    var lines = new ArrayList<Text>();
    var incident = scene.incident();
    var wording = scene.wording();
    lines.add(scene.say("# Post-mortem: {app}", scene.appName()));
    lines.add(Text.EMPTY);
    lines.add(scene.say("- Incident: {incident}", Text.foreign(incident.id().value())));
    lines.add(
        scene.say(
            "- Opened: {date}, by {person}",
            wording.plainDate(incident.openedAt()),
            scene.name(incident.openedBy())));
    incident
        .reason()
        .ifPresent(reason -> lines.add(scene.say("- Reason given: {reason}", plain(reason))));
    incident.about().ifPresent(bad -> lines.add(inQuestion(scene, bad)));
    scene.planBefore(entry.number()).ifPresent(plan -> versions(scene, plan, lines));
    Recovery.of(scene, entry.number())
        .ifPresent(recovery ->
            lines.add(
                scene.say(
                    "- {ended} in: {duration}{limits}{sinceBad}",
                    ended(scene, recovery),
                    wording.exact(recovery.whole()),
                    limits(scene, recovery),
                    recovery
                        .bad()
                        .map(bad ->
                            bad.live()
                                ? scene.say(
                                    "; {duration} since {version} went live",
                                    wording.exact(bad.since()),
                                    Text.foreign(bad.label()))
                                : scene.say(
                                    "; {duration} from the deployment of {version}",
                                    wording.exact(bad.since()),
                                    Text.foreign(bad.label())))
                        .orElse(Text.EMPTY))));
    LostData.before(entry.number(), scene, wording::plainDate)
        .forEach(lost -> lines.add(scene.say("- Data: {lost}", lost)));
    Flags.inForce(incident)
        .forEach(change ->
            lines.add(
                scene.say(
                    "- {variable}: {from} → {to}",
                    Text.foreign(change.name()),
                    Text.foreign(change.from()),
                    Text.foreign(change.to()))));
    lines.addAll(List.of(Text.EMPTY, scene.say("## Timeline (UTC)"), Text.EMPTY));
    Chronicle.of(scene, entry.number(), scene::name, wording::plainDate)
        .forEach(event ->
            lines.add(scene.say("- {date}: {event}", wording.plainDate(event.at()), event.text())));
    lines.addAll(List.of(Text.EMPTY, scene.say("## Impact"), Text.EMPTY));
    TicketWriting.impact(scene).ifPresent(known -> lines.addAll(List.of(known, Text.EMPTY)));
    lines.add(scene.say("To be filled in."));
    for (var heading :
        List.of(
            scene.say("## Cause"),
            scene.say("## What went well"),
            scene.say("## What went wrong"),
            scene.say("## Actions"))) {
      lines.addAll(List.of(Text.EMPTY, heading, Text.EMPTY, scene.say("To be filled in.")));
    }
    return Markdown.of(Text.lines(lines)) + "\n";
  }

  /** The version that was the trouble: whose it is, and since when. */
  private static Text inQuestion(Scene scene, Release bad) {
    var wording = scene.wording();
    return scene
        .say(
            "- Version in question: {version}, deployed {date}{byPerson}",
            Text.foreign(bad.label()),
            wording.plainDate(bad.deployedAt()),
            bad.deployedBy().map(name -> scene.say(" by {person}", plain(name))).orElse(Text.EMPTY))
        .then(
            bad.commit()
                .filter(commit -> !commit.equals(bad.label()))
                .map(commit -> scene.say(", commit {commit}", plain(commit)))
                .orElse(Text.EMPTY));
  }

  private static void versions(Scene scene, Plan plan, List<Text> lines) {
    lines.add(
        scene.say(
            "- Versions: {from} → {to}",
            Text.foreign(plan.from().label()),
            Text.foreign(plan.to().label())));
    lines.add(scene.say("- Commit: {commit}", Text.foreign(plan.to().commit().value())));
    lines.add(
        plan.releaseBranch()
            .map(branch -> scene.say("- Branch: {branch}", Text.foreign(branch.value())))
            .orElseGet(() -> scene.say("- Branch: none, an archive was deployed")));
    plan.compare()
        .ifPresent(page -> lines.add(scene.say("- Differences: {page}", Text.address(page))));
  }

  private static Text plain(String text) {
    return Text.foreign(text, MOST_WORDS);
  }
}
