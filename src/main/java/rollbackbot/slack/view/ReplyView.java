package rollbackbot.slack.view;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import rollbackbot.release.AppName;
import rollbackbot.rollback.Aftermath.BranchSeen;
import rollbackbot.rollback.PlaceKind;
import rollbackbot.rollback.PrivateReply;
import rollbackbot.rollback.Reply;
import rollbackbot.rollback.Reply.Denial;
import rollbackbot.source.CommitId;

/** What the bot says to one person alone. */
public final class ReplyView {
  private static final int MOST_APPS = 20;
  private static final int ECHO = 150;
  private static final int WORDS = 300;

  private ReplyView() {}

  /**
   * The message to one person.
   *
   * @param boardLink the board of the incident that the reply is about, where there is one
   */
  public static View of(PrivateReply said, Optional<String> boardLink) {
    var wording = new Wording(said.language());
    var message = new Message();
    switch (said.reply()) {
      case Reply.Help(var apps) -> message.sections(help(apps, wording));
      case Reply.NotUnderstood(var typed) ->
          message.section(
              wording.say(
                  "{0} n'est pas une commande que le bot comprend. Tapez `/rollback help` pour voir"
                      + " les commandes.",
                  "{0} is not a command that the bot understands. Type `/rollback help` to see"
                      + " the commands.",
                  MessageText.code(typed, ECHO)));
      case Reply.UnknownApp(var typed, var nearest) ->
          message.section(unknownApp(typed, nearest, wording));
      case Reply.UnknownVersion unknown -> message.section(unknownVersion(unknown, wording));
      case Reply.RunsAlready runs -> message.section(runsAlready(runs, wording));
      case Reply.AlreadyOpen open -> message.section(alreadyOpen(open, boardLink, wording));
      case Reply.OpenedElsewhere(var app, var channel) ->
          message.section(
              wording.say(
                  "Incident ouvert pour {0}. Il se passe dans {1}.",
                  "Incident opened for {0}. It takes place in {1}.",
                  MessageText.code(app.value()),
                  MessageText.channel(channel)));
      case Reply.NotAllowed(var app, var denial, var operators) ->
          message.section(
              wording.say(
                  "Rien n'a changé : {0} Qui peut agir sur {1} : {2}.",
                  "Nothing has changed: {0} Who may act on {1}: {2}.",
                  why(denial, wording),
                  MessageText.code(app.value()),
                  Scene.operators(operators, wording)));
      case Reply.NoPlace(var app, var kind) -> message.section(noPlace(app, kind, wording));
      case Reply.AlreadySettled(var by) -> message.section(alreadySettled(by, wording));
      case Reply.Over(var app) ->
          message.section(
              wording.say(
                  "Ce bouton n'est plus d'actualité pour {0} : rien n'a changé. Regardez le message"
                      + " le plus récent du fil.",
                  "This button is out of date for {0}: nothing has changed. Please look at the"
                      + " newest message of the thread.",
                  MessageText.code(app.value())));
      case Reply.BoardNotPosted notPosted -> message.section(notPosted(notPosted, wording));
      case Reply.MessageRefused(_, var app, var error) ->
          message.section(
              wording.say(
                      "Slack refuse un message de l'incident de {0} ({1}) : il manque dans le fil,"
                          + " ou n'y est pas à jour. L'incident continue : `/rollback status` dit"
                          + " où il en est.",
                      "Slack refuses a message of the incident of {0} ({1}): the thread lacks it,"
                          + " or shows it out of date. The incident goes on: `/rollback status`"
                          + " tells where it stands.",
                      MessageText.code(app.value()),
                      MessageText.code(error))
                  + incidentLink(boardLink, wording));
      case Reply.NothingPaused(var app) ->
          message.section(
              wording.say(
                  "Aucun rollback n'a mis en pause l'auto-deploy de {0} : rien n'a changé.",
                  "No rollback has paused auto-deploy of {0}: nothing has changed.",
                  MessageText.code(app.value())));
      case Reply.Resuming(_, var app, var seen) ->
          message.section(
              wording.say(
                      "Le bot réactive l'auto-deploy de {0}. La suite est dans le fil de"
                          + " l'incident qui l'a mis en pause.",
                      "The bot is turning auto-deploy of {0} back on. The thread of the incident"
                          + " that paused it tells how it went.",
                      MessageText.code(app.value()))
                  + seen.map(it -> withoutIt(it, wording)).orElse("")
                  + incidentLink(boardLink, wording));
      case Reply.ResumeFirst first -> resumeFirst(first, wording, message);
      case Reply.NoLongerRuns(_, var app, var version, var replaced) ->
          message.section(
              wording.say(
                      "Rien n'a changé : {0} était en production jusqu'à {1}, {2} y est maintenant."
                          + " `/rollback {3}` ouvre un incident sur cette version.",
                      "Nothing has changed: {0} was in production until {1}, {2} is now."
                          + " `/rollback {3}` opens an incident about that version.",
                      MessageText.code(version),
                      wording.date(replaced.until()),
                      MessageText.code(replaced.label()),
                      MessageText.foreign(app.value()))
                  + incidentLink(boardLink, wording));
      case Reply.BranchUnderWay(var app, var branch) ->
          message.section(
              wording.say(
                  "Scalingo est en train de déployer {0} pour cet incident : attendez la fin, ou"
                      + " tapez `/rollback {1}` pour en ouvrir un autre. Rien n'a changé.",
                  "Scalingo is deploying {0} for this incident: please wait for its end, or type"
                      + " `/rollback {1}` to open another. Nothing has changed.",
                  MessageText.code(branch.value()),
                  MessageText.foreign(app.value())));
      case Reply.Fault _ ->
          message.section(
              wording.say(
                  "Le bot n'a pas pu traiter cette demande : c'est une erreur de sa part, son"
                      + " journal en dit plus. Rien n'a changé. Le runbook à la main reste"
                      + " possible.",
                  "The bot could not handle this: the fault is its own, its log says more. Nothing"
                      + " has changed. The runbook by hand still works."));
      case Reply.ServiceAway(var what) ->
          message.section(
              wording.say(
                  "Un service dont la commande a besoin ne répond pas : {0}. Rien n'a changé."
                      + " Réessayez dans une minute.",
                  "A service that the command needs doesn't answer: {0}. Nothing has changed."
                      + " Please try again in a minute.",
                  MessageText.code(what, WORDS)));
      case Reply.Form form -> message.section(notOpened(form, wording));
      case Reply.Home _ -> throw new IllegalArgumentException("a Home is no message");
    }
    return message.view();
  }

  /** Why nobody was asked first. */
  private static String withoutIt(BranchSeen seen, Wording wording) {
    return wording.say(
        " {0} ne contient pas la version quittée : il est au commit {1}.",
        " {0} doesn't contain the version that was left: it is at commit {1}.",
        MessageText.code(seen.branch().branch().value()),
        seen.branch().head().map(CommitId::abbreviated).map(MessageText::code).orElse("?"));
  }

  private static void resumeFirst(Reply.ResumeFirst first, Wording wording, Message message) {
    var left = ResumeDialog.left(first.left().map(MessageText::code), wording);
    var app = MessageText.code(first.app().value());
    message
        .section(
            switch (first.why()) {
              case COMMAND ->
                  wording.say(
                      "L'auto-deploy de {0} est encore désactivé. À lire avant de le réactiver :",
                      "Auto-deploy of {0} is still off. Before you turn it back on:", app);
              case BRANCH_MOVED ->
                  wording.say(
                      "L'auto-deploy de {0} reste désactivé : la branche liée a changé depuis ce"
                          + " que disait le bouton.",
                      "Auto-deploy of {0} stays off: the linked branch has changed since what the"
                          + " button said.",
                      app);
            })
        .section(ResumeDialog.text(left, first.seen(), wording))
        .controls(List.of(ResumeDialog.button(first.handle(), left, first.seen(), wording)));
  }

  /** What takes the form's place where Slack wouldn't open it. */
  private static String notOpened(Reply.Form form, Wording wording) {
    return switch (form) {
      case Reply.Form.Start _ ->
          wording.say(
              "Le formulaire n'a pas pu s'ouvrir à temps. Retapez `/rollback`, ou tapez"
                  + " `/rollback app`.",
              "The form could not be opened in time. Type `/rollback` again, or"
                  + " `/rollback app`.");
      case Reply.Form.RestoreDatabase restore ->
          wording.say(
              "Le formulaire n'a pas pu s'ouvrir à temps : la base de {0} reste comme elle est."
                  + " Cliquez encore une fois.",
              "The form could not be opened in time: the database of {0} stays as it is. Please"
                  + " click again.",
              MessageText.code(restore.app().value()));
    };
  }

  private static List<String> help(List<AppName> apps, Wording wording) {
    var commands =
        wording.say(
            """
            *Revenir à une version précédente*
            • `/rollback` : un formulaire à remplir
            • `/rollback app` : ouvre un incident et pose les questions
            • `/rollback app version` : va droit au plan, vers cette version
            • `/rollback app previous` : va droit au plan, vers la version précédente
            • `/rollback resume app` : réactive l'auto-deploy, mis en pause par un rollback
            • `/rollback help` : affiche cette aide
            Rien n'est déployé avant que quelqu'un ait confirmé le plan.\
            """,
            """
            *Go back to an earlier version*
            • `/rollback`: a form to fill in
            • `/rollback app`: opens an incident and asks the questions
            • `/rollback app version`: straight to the plan, for that version
            • `/rollback app previous`: straight to the plan, for the previous version
            • `/rollback resume app`: turns auto-deploy back on, paused by a rollback
            • `/rollback help`: shows this help
            Nothing is deployed before somebody has confirmed the plan.\
            """);
    var names = apps.stream().map(app -> MessageText.code(app.value())).toList();
    return names.isEmpty()
        ? List.of(
            commands,
            wording.say("*Apps :* aucune n'est accessible.", "*Apps:* none can be reached."))
        : List.of(
            commands, wording.say("*Apps :* {0}", "*Apps:* {0}", wording.some(names, MOST_APPS)));
  }

  private static String unknownApp(String typed, Optional<String> nearest, Wording wording) {
    return wording.say(
            "Aucune app ne s'appelle {0}.",
            "There is no app named {0}.", MessageText.code(typed, ECHO))
        + nearest
            .map(near ->
                wording.say(
                    " Vouliez-vous `/rollback {0}` ?",
                    " Did you mean `/rollback {0}`?", MessageText.foreign(near)))
            .orElseGet(() ->
                wording.say(
                    " Tapez `/rollback help` pour voir les apps.",
                    " Type `/rollback help` to see the apps."));
  }

  private static String unknownVersion(Reply.UnknownVersion unknown, Wording wording) {
    return notFound(unknown, wording)
        + unknown
            .nearest()
            .map(near ->
                wording.say(
                    " Vouliez-vous `/rollback {0} {1}` ?",
                    " Did you mean `/rollback {0} {1}`?", unknown.app(), MessageText.foreign(near)))
            .orElseGet(() ->
                wording.say(
                    " Tapez `/rollback {0} previous` pour la version précédente.",
                    " Type `/rollback {0} previous` for the previous version.", unknown.app()))
        + unknown
            .details()
            .map(Reply.NotFound::known)
            .filter(known -> !known.isEmpty())
            .map(known ->
                wording.say(
                    " Versions connues : {0}.",
                    " Known versions: {0}.",
                    wording.some(known.stream().map(MessageText::code).toList(), known.size())))
            .orElse("");
  }

  private static String notFound(Reply.UnknownVersion unknown, Wording wording) {
    var app = MessageText.code(unknown.app().value());
    var typed = MessageText.code(unknown.typed(), ECHO);
    var fitting = unknown.details().map(Reply.NotFound::fitting).orElse(List.of());
    if (!fitting.isEmpty()) {
      return wording.say(
          "Plusieurs commits déployés de {0} commencent par {1} : {2}. Tapez-en davantage.",
          "Several deployed commits of {0} begin with {1}: {2}. Type more of it.",
          app,
          typed,
          wording.some(fitting.stream().map(MessageText::code).toList(), fitting.size()));
    }
    var among =
        unknown
            .details()
            .flatMap(Reply.NotFound::among)
            .map(newest ->
                wording.say(" parmi les {0} plus récents", " among the newest {0}", newest))
            .orElse("");
    var needed = unknown.details().flatMap(Reply.NotFound::needed);
    if (unknown.details().isPresent() && needed.isEmpty()) {
      return wording.say(
          "Aucun déploiement de {0}{1} n'a mis en service un commit qui commence par {2}.",
          "No deployment of {0}{1} put a commit into service that begins with {2}.",
          app,
          among,
          typed);
    }
    return needed
        .map(tag ->
            wording.say(
                "{0} n'a pas de version {1} : il n'y a pas de tag {2} (réglage `tag-format` :"
                    + " {3}), et aucun déploiement{4} ne s'appelle ainsi.",
                "{0} has no version {1}: there is no tag {2} (setting `tag-format`: {3}), and no"
                    + " deployment{4} is called so.",
                app,
                typed,
                MessageText.code(tag.value(), ECHO),
                MessageText.code(unknown.details().orElseThrow().tagFormat()),
                among))
        .orElseGet(() ->
            wording.say(
                "{0} n'a pas de tag pour la version {1}.",
                "{0} has no tag for version {1}.", app, typed));
  }

  private static String runsAlready(Reply.RunsAlready runs, Wording wording) {
    return wording.say(
            "{0} tourne déjà en {1} : rien n'a changé, et aucun incident n'est ouvert.",
            "{0} runs {1} already: nothing has changed, and no incident was opened.",
            MessageText.code(runs.app().value()),
            MessageText.code(runs.version()))
        + runs.previous()
            .map(version ->
                wording.say(
                    " Pour revenir à {0}, celle d'avant, tapez `/rollback {1} previous`.",
                    " To go back to {0}, the one before, type `/rollback {1} previous`.",
                    MessageText.code(version),
                    runs.app()))
            .orElse("");
  }

  private static String alreadyOpen(
      Reply.AlreadyOpen open, Optional<String> boardLink, Wording wording) {
    var text =
        wording.say(
            "Un incident est déjà ouvert pour {0}, par {1}.",
            "An incident of {0} is open already, opened by {1}.",
            MessageText.code(open.app().value()),
            MessageText.mention(open.openedBy()));
    return text + incidentLink(boardLink, wording);
  }

  private static String incidentLink(Optional<String> boardLink, Wording wording) {
    return boardLink
        .map(page ->
            " "
                + MessageText.link(
                    URI.create(page), wording.say("Aller à l'incident", "Go to the incident")))
        .orElse("");
  }

  private static String why(Denial denial, Wording wording) {
    return switch (denial) {
      case NOT_AN_OPERATOR ->
          wording.say(
              "vous ne faites pas partie des personnes autorisées.",
              "you are not among those who may act.");
      case GUEST -> wording.say("les invités ne peuvent pas agir.", "guests may not act.");
      case BOT -> wording.say("les bots ne peuvent pas agir.", "bots may not act.");
      case OTHER_WORKSPACE ->
          wording.say(
              "seuls les membres de cet espace de travail peuvent agir.",
              "only members of this workspace may act.");
      case DEACTIVATED -> wording.say("ce compte est désactivé.", "this account is deactivated.");
      case UNKNOWN ->
          wording.say(
              "Slack n'a pas pu dire si vous pouvez agir, donc le bot refuse. Réessayez dans une"
                  + " minute.",
              "Slack couldn't say whether you may act, so the bot refuses. Please try again in a"
                  + " minute.");
    };
  }

  private static String noPlace(AppName app, PlaceKind kind, Wording wording) {
    var why =
        switch (kind) {
          case DIRECT_MESSAGE ->
              wording.say(
                  "Un incident ne se passe pas dans un message direct : l'équipe ne le verrait"
                      + " pas.",
                  "An incident can't take place in a direct message: the team wouldn't see it.");
          case SHARED_WITH_OTHERS ->
              wording.say(
                  "Un incident ne se passe pas dans un canal partagé avec une autre organisation :"
                      + " elle le verrait.",
                  "An incident can't take place in a channel shared with another organisation: it"
                      + " would see it.");
          case UNKNOWN ->
              wording.say(
                  "Slack ne dit pas si cette conversation est partagée avec une autre organisation,"
                      + " donc rien n'y est ouvert. Si c'est un canal privé, tapez-y `/invite"
                      + " @rollback-bot` d'abord.",
                  "Slack doesn't tell whether this conversation is shared with another"
                      + " organisation, so nothing is opened in it. If it is a private channel,"
                      + " type `/invite @rollback-bot` there first.");
          case CHANNEL ->
              wording.say(
                  "Un incident ne peut pas se passer ici.", "An incident can't take place here.");
        };
    return why
        + wording.say(
            " Tapez `/rollback {0}` dans un canal de cet espace de travail.",
            " Type `/rollback {0}` in a channel of this workspace.", app);
  }

  private static String alreadySettled(Optional<String> by, Wording wording) {
    return by.map(person ->
            wording.say(
                "{0} a répondu avant vous : votre clic n'a rien changé.",
                "{0} was first: your click changed nothing.", MessageText.mention(person)))
        .orElseGet(() ->
            wording.say(
                "C'est déjà réglé : votre clic n'a rien changé.",
                "This is settled already: your click changed nothing."));
  }

  private static String notPosted(Reply.BoardNotPosted notPosted, Wording wording) {
    var cure =
        ShutReason.of(notPosted.error())
            .map(reason -> cure(reason, wording))
            .orElseGet(() ->
                wording.say(
                    "Slack a répondu {0}. Vérifiez que le bot est dans le canal",
                    "Slack answered {0}. Check that the bot is in the channel",
                    MessageText.code(notPosted.error())));
    return wording.say(
        "L'incident de {0} est ouvert, mais son message n'a pas pu être publié dans {1} : {2}, puis"
            + " retapez la commande.",
        "The incident of {0} is open, but its message couldn't be posted in {1}: {2}, then type"
            + " the command again.",
        MessageText.code(notPosted.app().value()),
        MessageText.channel(notPosted.channel()),
        cure);
  }

  private static String cure(ShutReason reason, Wording wording) {
    return switch (reason) {
      case NOT_IN_IT ->
          wording.say(
              "le bot n'y est pas. Tapez-y `/invite @rollback-bot`",
              "the bot isn't in it. Type `/invite @rollback-bot` there");
      case ARCHIVED ->
          wording.say(
              "il est archivé. Allez dans un autre canal", "it is archived. Go to another channel");
      case RULES_OF_CHANNEL ->
          wording.say(
              "les règles du canal n'y autorisent pas le bot. Allez dans un autre canal",
              "the channel's rules don't let the bot post. Go to another channel");
      case RULES_OF_ORGANISATION ->
          wording.say(
              "les règles de votre organisation n'y autorisent pas le bot. Allez dans un autre"
                  + " canal",
              "your organisation's rules don't let the bot post there. Go to another channel");
    };
  }
}
