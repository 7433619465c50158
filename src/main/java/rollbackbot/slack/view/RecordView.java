package rollbackbot.slack.view;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import rollbackbot.plan.Plan;
import rollbackbot.rollback.Flags;
import rollbackbot.rollback.ThreadEntry;
import rollbackbot.rollback.ThreadEntry.Content.CalledAfter;

/** What is left of an incident for those who come later. */
final class RecordView {
  private static final int MOST_LINES = 30;
  private static final int MOST_WORDS = 300;
  private static final int MOST_NAME = 60;
  private static final int MOST_DRAFT = 2_800;

  private RecordView() {}

  /** The timeline, each line with the time since the beginning. */
  static void timeline(Scene scene, int number, Message message) {
    var lines = new ArrayList<String>();
    lines.add(scene.say("*What happened:*"));
    var events = Chronicle.of(scene, number, MessageText::mention, scene.wording()::date);
    events.stream()
        .limit(MOST_LINES)
        .forEach(event ->
            lines.add(
                "• +"
                    + scene
                        .wording()
                        .duration(Duration.between(scene.incident().openedAt(), event.at()))
                    + ": "
                    + event.text()));
    if (events.size() > MOST_LINES) {
      lines.add("• …");
    }
    message.section(String.join("\n", lines));
    Chronicle.recovery(scene, number)
        .ifPresent(recovery -> message.section(recovered(scene, recovery)));
  }

  private static String recovered(Scene scene, Chronicle.Recovery recovery) {
    var wording = scene.wording();
    return recovery
        .parts()
        .map(parts ->
            scene.say(
                "*Recovered in {duration}*{limits}: decision {decision}, deployment {deployment},"
                    + " verification {verification}.",
                wording.duration(recovery.whole()),
                limits(recovery),
                wording.duration(parts.deciding()),
                wording.duration(parts.deploying()),
                wording.duration(parts.verifying())))
        .orElseGet(() ->
            scene.say(
                "*Recovered in {duration}*{limits}, from opening to the verification.",
                wording.duration(recovery.whole()),
                limits(recovery)));
  }

  /** What the time to recover doesn't speak of, in brackets. */
  private static String limits(Chronicle.Recovery recovery) {
    return recovery.limits().map(limits -> " (" + limits + ")").orElse("");
  }

  static void calledAfter(Scene scene, CalledAfter called, Message message) {
    message.section(
        called
            .trouble()
            .map(why ->
                scene.say(
                    "⚠️ The `after-rollback` call failed {count} times ({why}). The rollback isn't"
                        + " harmed; please tell the system in question yourself.",
                    called.tries(),
                    MessageText.code(why, MOST_WORDS)))
            .orElseGet(() -> scene.say("The `after-rollback` call was made.")));
  }

  /** Where the file can't be shared, its text is here. */
  static void postMortem(Scene scene, ThreadEntry entry, Message message) {
    message
        .section(scene.say("*Draft of a post-mortem*, to copy (the bot may not attach a file):"))
        .section(MessageText.codeBlockFromTop(draft(scene, entry).lines().toList(), MOST_DRAFT));
  }

  /** The draft as Markdown, in the incident's language; times are in UTC. */
  static String draft(Scene scene, ThreadEntry entry) {
    var lines = new ArrayList<String>();
    var incident = scene.incident();
    var wording = scene.wording();
    lines.add("# Post-mortem: " + scene.app().name());
    lines.add("");
    lines.add("- Incident: " + incident.id());
    lines.add(
        scene.say(
            "- Opened: {date}, by {person}",
            wording.plainDate(incident.openedAt()),
            name(scene, incident.openedBy())));
    incident
        .reason()
        .ifPresent(reason -> lines.add(scene.say("- Reason given: {reason}", plain(reason))));
    scene.planBefore(entry.number()).ifPresent(plan -> versions(scene, plan, lines));
    Chronicle.recovery(scene, entry.number())
        .ifPresent(recovery ->
            lines.add(
                scene.say(
                    "- Recovered in: {duration}{limits}",
                    wording.duration(recovery.whole()),
                    limits(recovery))));
    Flags.inForce(incident)
        .forEach(
            change -> lines.add("- " + change.name() + ": " + change.from() + " → " + change.to()));
    lines.addAll(List.of("", scene.say("## Timeline (UTC)"), ""));
    Chronicle.of(scene, entry.number(), person -> name(scene, person), wording::plainDate)
        .forEach(event -> lines.add("- " + wording.plainDate(event.at()) + ": " + event.text()));
    lines.addAll(List.of("", scene.say("## Impact"), ""));
    TicketWriting.impact(scene).ifPresent(known -> lines.addAll(List.of(known, "")));
    lines.add(scene.say("To be filled in."));
    for (var heading :
        List.of(
            scene.say("## Cause"),
            scene.say("## What went well"),
            scene.say("## What went wrong"),
            scene.say("## Actions"))) {
      lines.addAll(List.of("", heading, "", scene.say("To be filled in.")));
    }
    return String.join("\n", lines) + "\n";
  }

  private static void versions(Scene scene, Plan plan, List<String> lines) {
    lines.add("- Versions: " + plan.from().label() + " → " + plan.to().label());
    lines.add("- Commit: " + plan.to().commit());
    lines.add(scene.say("- Branch: {branch}", plan.branch()));
    plan.compare().ifPresent(page -> lines.add(scene.say("- Differences: {page}", page)));
  }

  /** What a reader outside Slack knows a person by. */
  static String name(Scene scene, String person) {
    return MessageText.markdown(scene.incident().nameOf(person), MOST_NAME);
  }

  private static String plain(String text) {
    return MessageText.plain(text, MOST_WORDS);
  }
}
