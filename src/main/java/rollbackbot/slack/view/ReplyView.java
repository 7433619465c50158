package rollbackbot.slack.view;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import rollbackbot.incident.Aftermath.BranchSeen;
import rollbackbot.incident.AuditEvent;
import rollbackbot.incident.IncidentId;
import rollbackbot.incident.PrivateReply;
import rollbackbot.incident.Reply;
import rollbackbot.offer.view.ApprovalView;
import rollbackbot.release.AppName;
import rollbackbot.source.CommitId;
import rollbackbot.text.Draft;
import rollbackbot.text.Message;
import rollbackbot.text.Text;
import rollbackbot.text.Wording;
import rollbackbot.trouble.TroubleText;
import rollbackbot.words.ResumeDialog;
import rollbackbot.words.Scene;

/** What the bot says to one person alone. */
public final class ReplyView {
  private static final int MOST_APPS = 20;

  private ReplyView() {}

  /** The same of what is about no incident. */
  public static Message of(PrivateReply said, Function<IncidentId, Optional<String>> boards) {
    return of(said, boards, (_, _, _) -> Optional.empty());
  }

  /**
   * The message to one person.
   *
   * @param boards where the board of an incident is, as far as it is known
   */
  public static Message of(
      PrivateReply said, Function<IncidentId, Optional<String>> boards, Scenes scenes) {
    var message = new Draft();
    write(said.reply(), said, boards, scenes, message);
    return message.message();
  }

  private static void write(
      Reply reply,
      PrivateReply said,
      Function<IncidentId, Optional<String>> boards,
      Scenes scenes,
      Draft message) {
    var boardLink =
        reply instanceof Reply.ToABoard there
            ? there.board().flatMap(boards)
            : Optional.<String>empty();
    var wording = new Wording(said.language());
    switch (reply) {
      case Reply.Suggested(var what, var command) -> {
        write(what, said, boards, scenes, message);
        message.controls(SuggestionView.button(command));
      }
      case Reply.HowToUndo undo -> message.section(SuggestionView.undo(undo, boardLink, wording));
      case Reply.Help(var apps) -> message.sections(help(apps, wording));
      case Reply.Status status -> OverviewView.status(status, boards, wording, message);
      case Reply.Ran history -> OverviewView.ran(history, wording, message);
      case Reply.Unmarked(var app, var version) ->
          message.section(
              wording.say(
                  "{version} of {app} may be proposed again.",
                  Text.code(version),
                  Text.code(app.value())));
      case Reply.NoHistory none -> message.section(OverviewView.noHistory(none, wording));
      case Reply.NotUnderstood(var typed) ->
          message.section(UnknownView.notUnderstood(typed, wording));
      case Reply.UnknownApp(var typed, var nearest) ->
          message.section(UnknownView.unknownApp(typed, nearest, wording));
      case Reply.UnknownVersion unknown ->
          message.section(UnknownView.unknownVersion(unknown, wording));
      case Reply.RunsAlready runs -> {
        message.section(UnknownView.runsAlready(runs, wording));
        runs.previous()
            .ifPresent(
                _ -> message.controls(SuggestionView.button(runs.app().value() + " previous")));
      }
      case Reply.AlreadyOpen open -> message.section(alreadyOpen(open, boardLink, wording));
      case Reply.OpenedElsewhere(var app, var channel) ->
          message.section(
              wording.say(
                  "Incident opened for {app}. Follow it in {channel}.",
                  Text.code(app.value()),
                  Text.channel(channel)));
      case Reply.NotAllowed(var app, var denial, var operators) ->
          message.section(
              wording.say(
                  "Nothing has changed: {why} Who may act on {app}: {operators}.",
                  RefusalView.why(denial, wording),
                  Text.code(app.value()),
                  Scene.operators(operators, wording)));
      case Reply.NoPlace(var app, var kind) ->
          message.section(RefusalView.noPlace(app, kind, wording));
      case Reply.AlreadySettled(var by) -> message.section(alreadySettled(by, wording));
      case Reply.OwnApproval(var app, var operators, var mayGoAlone) ->
          message.section(ApprovalView.own(app.value(), operators, mayGoAlone, wording));
      case Reply.NotAlone(var app, var operators) ->
          message.section(ApprovalView.notAlone(app.value(), operators, wording));
      case Reply.Over(var app) ->
          message.section(
              wording.say(
                  "This button is out of date for {app}: your click changed nothing. Please look at"
                      + " the newest message of the thread.",
                  Text.code(app.value())));
      case Reply.TooLateToStop(var app) ->
          message.section(
              wording.say(
                  "Too late to stop: the deployment of {app} has been requested already, and"
                      + " Scalingo can't stop one. Your click changed nothing: the rollback goes"
                      + " on.",
                  Text.code(app.value())));
      case Reply.BoardNotPosted notPosted ->
          message.section(RefusalView.notPosted(notPosted, wording));
      case Reply.MessageRefused(_, var app, var error) ->
          message.section(
              wording
                  .say(
                      "Slack refuses a message of the incident of {app} ({error}): it is missing"
                          + " from the thread, or out of date there. The incident goes on:"
                          + " `/rollback status` says where it stands.",
                      Text.code(app.value()),
                      Text.code(error))
                  .and(incidentLink(boardLink, wording)));
      case Reply.NothingPaused(var app) ->
          message.section(
              wording.say(
                  "No rollback has paused the auto-deploy of {app}: nothing has changed.",
                  Text.code(app.value())));
      case Reply.Resuming(_, var app, var seen) ->
          message.section(
              wording
                  .say(
                      "The bot is turning the auto-deploy of {app} back on. What follows is in the"
                          + " thread of the incident that paused it.",
                      Text.code(app.value()))
                  .then(seen.map(it -> withoutIt(it, wording)).orElse(Text.EMPTY))
                  .and(incidentLink(boardLink, wording)));
      case Reply.ResumeFirst first -> resumeFirst(first, wording, message);
      case Reply.NoLongerRuns(_, var app, var version, var replaced) ->
          message.section(
              wording
                  .say(
                      "Nothing has changed: {version} was in production until {date}, {now} is now."
                          + " `/rollback {app}` opens an incident about that version.",
                      Text.code(version),
                      wording.date(replaced.until()),
                      Text.code(replaced.label()),
                      Text.foreign(app.value()))
                  .and(incidentLink(boardLink, wording)));
      case Reply.BranchUnderWay(var app, var branch) ->
          message.section(
              wording.say(
                  "Scalingo is deploying {branch} for this incident: please wait for its end, or"
                      + " type `/rollback {app}` to open another. Nothing has changed.",
                  Text.code(branch.value()),
                  Text.foreign(app.value())));
      case Reply.OfIncident about -> {
        var scene = scenes.of(about.incident(), said.language(), said.at());
        IncidentReplyView.write(about, scene, wording, message);
      }
      case Reply.Checked checked -> message.sections(CheckView.of(checked, wording));
      case Reply.Why why -> message.sections(EvidenceView.of(why, wording));
      case Reply.Fault _ ->
          message.section(
              wording.say(
                  "The bot could not handle this: an error of its own, see its log. Nothing has"
                      + " changed. The runbook still works by hand."));
      case Reply.ServiceAway(var what) ->
          message.section(
              wording.say(
                  "The command can't be answered: {words}. Nothing has changed. Please try again in"
                      + " a minute.",
                  new TroubleText(wording).of(what)));
      case Reply.SetAside(var what, var newer) ->
          message.section(RefusalView.setAside(what, newer, wording));
      case Reply.Form form -> message.section(notOpened(form, wording));
      case Reply.Home _ -> throw new IllegalArgumentException("a Home is no message");
    }
  }

  /** Why nobody was asked first. */
  private static Text withoutIt(BranchSeen seen, Wording wording) {
    return wording.say(
        " {branch} doesn't contain the version that was rolled back: it is at commit {commit}.",
        Text.code(seen.branch().branch().value()),
        seen.branch().head().map(CommitId::abbreviated).map(Text::code).orElse(Text.foreign("?")));
  }

  private static void resumeFirst(Reply.ResumeFirst first, Wording wording, Draft message) {
    var left = ResumeDialog.left(first.left().map(Text::code), wording);
    var app = Text.code(first.app().value());
    message
        .section(
            switch (first.why()) {
              case COMMAND ->
                  wording.say(
                      "The auto-deploy of {app} is still paused. Before you turn it back on:", app);
              case BRANCH_MOVED ->
                  wording.say(
                      "The auto-deploy of {app} stays paused: the linked branch has changed since"
                          + " what the button said.",
                      app);
            })
        .section(ResumeDialog.text(left, first.seen(), wording))
        .controls(List.of(ResumeDialog.button(first.handle(), left, first.seen(), wording)));
  }

  /** What takes the form's place where Slack wouldn't open it. */
  private static Text notOpened(Reply.Form form, Wording wording) {
    return switch (form) {
      case Reply.Form.Start _ ->
          wording.say(
              "The form could not be opened in time. Type `/rollback` again, or"
                  + " `/rollback app`.");
      case Reply.Form.GoAlone alone ->
          wording.say(
              "The form could not be opened in time: nothing has changed for {app}. Please click"
                  + " again.",
              Text.code(alone.app().value()));
      case Reply.Form.RestoreDatabase restore ->
          wording.say(
              "The form could not be opened in time: the database of {app} stays as it is. Please"
                  + " click again.",
              Text.code(restore.app().value()));
    };
  }

  private static List<Text> help(List<AppName> apps, Wording wording) {
    var commands =
        wording.say(
            """
            *Go back to an earlier version*
            • `/rollback`: a form to fill in
            • `/rollback app`: opens an incident and asks the questions
            • `/rollback app version`: straight to the plan, for that version
            • `/rollback app previous`: straight to the plan, for the previous version
            • `/rollback status`: the open incidents
            • `/rollback history app`: what ran, who deployed it, what was rolled back
            • `/rollback check app`: could it be rolled back right now?
            • `/rollback why app`: what changed and what is seen, without an incident
            • `/rollback resume app`: turns auto-deploy back on, paused by a rollback
            • `/rollback help`: shows this help
            After `because`, you can say why: `/rollback app previous because checkout fails`.
            Nothing is deployed before somebody has confirmed the plan.\
            """);
    var names = apps.stream().map(app -> Text.code(app.value())).toList();
    return names.isEmpty()
        ? List.of(commands, wording.say("*Apps:* none can be reached."))
        : List.of(commands, wording.say("*Apps:* {apps}", wording.some(names, MOST_APPS)));
  }

  private static Text alreadyOpen(
      Reply.AlreadyOpen open, Optional<String> boardLink, Wording wording) {
    var text =
        wording.say(
            "An incident of {app} is already open, opened by {person}.",
            Text.code(open.app().value()),
            Text.mention(open.openedBy()));
    return text.and(incidentLink(boardLink, wording));
  }

  private static Optional<Text> incidentLink(Optional<String> boardLink, Wording wording) {
    return boardLink.map(page -> Text.link(URI.create(page), wording.say("Go to the incident")));
  }

  private static Text alreadySettled(Optional<String> by, Wording wording) {
    return by.map(person ->
            person.equals(AuditEvent.BOT)
                ? wording.say(
                    "The bot has answered this meanwhile, because the facts leave no choice: your"
                        + " click changed nothing. Its answer can be changed in the thread.")
                : wording.say(
                    "{person} was first: your click changed nothing.", Text.mention(person)))
        .orElseGet(() -> wording.say("This is already settled: your click changed nothing."));
  }
}
