package rollbackbot.sandbox.page;

import java.util.List;
import java.util.Optional;
import rollbackbot.sandbox.PlayedWorld;
import rollbackbot.sandbox.SandboxBot.Condition;
import rollbackbot.sandbox.Scenario;
import rollbackbot.sandbox.Speed;
import rollbackbot.sandbox.WorldWithBot;
import rollbackbot.sandbox.page.PageState.Story;
import rollbackbot.sandbox.page.PageState.Words;
import rollbackbot.sandbox.slack.messages.SlackMessage;

/** Says in a sentence what to try next. */
final class Guide {
  static final List<Story> STORIES =
      List.of(
          new Story(
              Scenario.BROKEN_CHECKOUT.id(),
              new Words("A release broke checkout", "Le paiement est cassé"),
              new Words(
                  "From the first question to the version before",
                  "De la première question à la version précédente")),
          new Story(
              Scenario.FAILING_BUILD.id(),
              new Words("The build fails", "Le build échoue"),
              new Words(
                  "What production runs then, and how to go on",
                  "Ce qui tourne alors, et comment continuer")),
          new Story(
              Scenario.DYING_BOT.id(),
              new Words("The bot dies half-way", "Le bot meurt en chemin"),
              new Words(
                  "Killed while it requests the deployment",
                  "Tué pendant qu'il demande le déploiement")),
          new Story(
              Scenario.FEATURE_OFF.id(),
              new Words("A feature switched off", "Fonctionnalité désactivée"),
              new Words(
                  "No rollback: a variable, a restart, a ticket",
                  "Sans rollback : une variable, un redémarrage, un ticket")),
          new Story(
              Scenario.RESTORE_DATABASE.id(),
              new Words("The database is restored", "La base est restaurée"),
              new Words(
                  "A new backup, back to before the release, then the version before",
                  "Une sauvegarde, retour avant la mise en production, puis la version"
                      + " précédente")),
          new Story(
              Scenario.SECOND_PERSON.id(),
              new Words("It takes two", "Il faut être deux"),
              new Words(
                  "alice confirms, bob approves: nobody deploys alone",
                  "alice confirme, bob approuve : personne ne déploie seul")),
          new Story(
              Scenario.ANSWERED_QUESTIONS.id(),
              new Words("Questions answered", "Questions répondues"),
              new Words(
                  "What facts settle, the bot answers; the rest comes with numbers",
                  "Ce que les faits tranchent, le bot le répond ; le reste vient avec des"
                      + " chiffres")));

  private final WorldWithBot played;

  Guide(WorldWithBot played) {
    this.played = played;
  }

  Words next() {
    if (played.bot().condition() == Condition.STARTING) {
      return new Words("The bot is starting, a moment.", "Le bot démarre, un instant.");
    }
    if (played.bot().condition() == Condition.STOPPED) {
      return dead();
    }
    return switch (state()) {
      case "" -> beginning();
      case "deciding" -> deciding();
      case "restoring_database" ->
          new Words(
              "The bot makes a new backup. Then press Restore in the thread and type %s."
                  .formatted(PlayedWorld.APP),
              "Le bot fait une sauvegarde. Puis cliquez Restaurer dans le fil et tapez %s."
                  .formatted(PlayedWorld.APP));
      case "planned" ->
          new Words(
              "Read the plan in the thread, then confirm it. Nothing has been touched so far.",
              "Lisez le plan dans le fil, puis confirmez. Rien n'a encore été touché.");
      case "awaiting_approval" ->
          new Words(
              "Who confirmed can't approve. Be the other operator, alice or bob, and press Approve;"
                  + " or go on without approval and say why.",
              "Qui a confirmé ne peut pas approuver. Devenez l'autre opérateur, alice ou bob, et"
                  + " cliquez Approuver ; ou continuez sans approbation en disant pourquoi.");
      case "rolling_back" ->
          new Words(
              "Watch the world beside: auto-deploy is paused, a release branch is there, Scalingo"
                  + " builds it.",
              "Regardez le monde à côté : l'auto-deploy est en pause, une branche de release est"
                  + " là, Scalingo la construit.");
      case "verifying" -> verifying();
      case "failed" -> failed();
      case "succeeded" -> done();
      default ->
          new Words(
              "It is over. Type /rollback %s for another, or pick a story above, as bob in French."
                  .formatted(PlayedWorld.APP),
              "C'est fini. Tapez /rollback %s pour recommencer, ou prenez une histoire ci-dessus."
                  .formatted(PlayedWorld.APP));
    };
  }

  private Words verifying() {
    long seconds = played.bot().verification(played.speed()).toSeconds();
    long inProduction = played.bot().verification(Speed.USUAL).toSeconds();
    var english = "The bot asks the app's health check for %d seconds".formatted(seconds);
    var french = "Le bot interroge le contrôle de santé pendant %d secondes".formatted(seconds);
    return seconds == inProduction
        ? new Words(english + " before it calls it done.", french + " avant de conclure.")
        : new Words(
            english + " (in production: %d) before it calls it done.".formatted(inProduction),
            french + " (en production : %d) avant de conclure.".formatted(inProduction));
  }

  private Words deciding() {
    return switch (played.scenario().orElse(Scenario.BROKEN_CHECKOUT)) {
      case FEATURE_OFF ->
          new Words(
              "Answer Yes, then switch %s off: the bot restarts the containers and looks at the"
                      .formatted(PlayedWorld.FEATURE)
                  + " health check.",
              "Répondez Oui, puis désactivez %s : le bot redémarre les conteneurs et regarde le"
                      .formatted(PlayedWorld.FEATURE)
                  + " contrôle de santé.");
      case RESTORE_DATABASE ->
          new Words(
              "Skip the questions, and answer that there is a database to restore: Yes.",
              "Passez les questions, et répondez Oui : il y a une base à restaurer.");
      case ANSWERED_QUESTIONS ->
          new Words(
              "No feature to switch off, no database: the bot says so itself. Answer the rest,"
                  + " whose buttons carry the numbers; or take the tap back on the main message.",
              "Ni fonctionnalité à couper, ni base : le bot le dit lui-même. Répondez au reste,"
                  + " dont les boutons portent les chiffres ; ou prenez le retour en un clic du"
                  + " message principal.");
      case BROKEN_CHECKOUT, FAILING_BUILD, DYING_BOT, SECOND_PERSON ->
          new Words(
              "Answer in the thread: No, Yes, High, No, No leads to a rollback. As carol, who is no"
                  + " operator, the bot refuses.",
              "Répondez dans le fil : Non, Oui, Fortes, Non, Non mène au rollback. À carol, qui"
                  + " n'est pas opératrice, le bot refuse.");
    };
  }

  private Words beginning() {
    return switch (played.scenario().orElse(Scenario.BROKEN_CHECKOUT)) {
      case BROKEN_CHECKOUT, FEATURE_OFF, RESTORE_DATABASE ->
          new Words(
              "4.1.0 went live 25 minutes ago and nobody can pay. Open an incident in #incidents.",
              "4.1.0 est en ligne depuis 25 minutes et personne ne peut payer. Ouvrez un incident"
                  + " dans #incidents.");
      case ANSWERED_QUESTIONS ->
          new Words(
              "1.5.0 of the status page went live 12 minutes ago and fails. Open an incident: look"
                  + " at the curve beside.",
              "1.5.0 de la page de statut est en ligne depuis 12 minutes et échoue. Ouvrez un"
                  + " incident : regardez la courbe à côté.");
      case FAILING_BUILD ->
          new Words(
              "The next build will fail. Ask for the version before, and confirm the plan.",
              "Le prochain build échouera. Demandez la version précédente, puis confirmez.");
      case SECOND_PERSON ->
          new Words(
              "This team asks for a second person. Ask for the version before, and confirm.",
              "Cette équipe demande une seconde personne. Demandez la version précédente, puis"
                  + " confirmez.");
      case DYING_BOT ->
          new Words(
              "Ask for the version before and confirm. The bot will be killed while it asks"
                  + " Scalingo for the deployment.",
              "Demandez la version précédente et confirmez. Le bot sera tué pendant qu'il demande"
                  + " le déploiement à Scalingo.");
    };
  }

  private Words dead() {
    return new Words(
        "The bot is dead: what it was doing is stored. Start it again, it goes on from there and"
            + " asks for nothing twice.",
        "Le bot est mort : ce qu'il faisait est enregistré. Relancez-le, il reprend là et ne"
            + " demande rien deux fois.");
  }

  private Words failed() {
    return played.scenario().equals(Optional.of(Scenario.FAILING_BUILD))
        ? new Words(
            "The bot says what production runs now. Press Try again: the second build goes well.",
            "Le bot dit ce qui tourne en production. Cliquez Réessayer : le second build réussit.")
        : new Words(
            "The bot says what production runs now. Try again for a new plan, or give up.",
            "Le bot dit ce qui tourne en production. Réessayez pour un nouveau plan, ou"
                + " abandonnez.");
  }

  private Words done() {
    if (played.scenario().equals(Optional.of(Scenario.ANSWERED_QUESTIONS))) {
      return new Words(
          "1.4.0 is back, and the curve falls. The main message goes on watching for five minutes"
              + " whether the errors are gone.",
          "1.4.0 est de retour, et la courbe retombe. Le message principal surveille encore cinq"
              + " minutes si les erreurs ont disparu.");
    }
    return played.scenario().equals(Optional.of(Scenario.DYING_BOT))
        ? new Words(
            "Done, with one deployment in the list beside, although the bot died while asking.",
            "Terminé, avec un seul déploiement dans la liste, bien que le bot soit mort en le"
                + " demandant.")
        : new Words(
            "4.0.0 is back. Push a fix beside, turn auto-deploy back on, and deploy it.",
            "4.0.0 est de retour. Poussez un correctif à côté, réactivez l'auto-deploy, puis"
                + " déployez-le.");
  }

  /** A command to begin with. */
  Optional<String> suggestion() {
    if (!state().isEmpty() || played.bot().condition() != Condition.READY) {
      return Optional.empty();
    }
    return Optional.of(
        switch (played.scenario().orElse(Scenario.BROKEN_CHECKOUT)) {
          case BROKEN_CHECKOUT, FEATURE_OFF, RESTORE_DATABASE -> "/rollback " + PlayedWorld.APP;
          case FAILING_BUILD, DYING_BOT, SECOND_PERSON ->
              "/rollback " + PlayedWorld.APP + " previous";
          case ANSWERED_QUESTIONS -> "/rollback " + PlayedWorld.UNLINKED.name();
        });
  }

  /** The state that the newest board tells. */
  private String state() {
    return played.world().slack().messages().everything().stream()
        .filter(message -> !message.isDeleted() && !message.isEphemeral())
        .flatMap(message -> stateOf(message).stream())
        .reduce((_, last) -> last)
        .orElse("");
  }

  private static Optional<String> stateOf(SlackMessage message) {
    return message
        .newest()
        .metadata()
        .map(metadata -> metadata.path("event_payload").path("state").asString(""));
  }
}
