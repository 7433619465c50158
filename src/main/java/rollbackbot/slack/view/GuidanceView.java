package rollbackbot.slack.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rollbackbot.decision.Outcome;
import rollbackbot.decision.Question;
import rollbackbot.rollback.GivenAnswer;
import rollbackbot.rollback.Situation;
import rollbackbot.rollback.ThreadEntry;
import rollbackbot.rollback.ThreadEntry.Content.Guided;

/** What people do by hand, where a rollback isn't the answer. */
final class GuidanceView {
  private static final int MOST_FLAGS = 10;
  private static final int MOST_TICKET = 1_500;

  private GuidanceView() {}

  static void write(Scene scene, Guided guided, ThreadEntry entry, Message message) {
    switch (guided.outcome()) {
      case DISABLE_FEATURE -> disableFeature(scene, guided, message);
      case ALERT_OWNER -> alertOwner(scene, guided, message);
      case ALL_GOOD, REDEPLOY, RESTORE_DATABASE ->
          throw new IllegalStateException("nothing to do by hand for " + guided.outcome());
    }
    message
        .section(scene.say("*Texte du ticket, à copier :*", "*Text for the ticket, to copy:*"))
        .section(MessageText.codeBlock(ticket(scene, guided, entry), MOST_TICKET));
  }

  private static void disableFeature(Scene scene, Guided guided, Message message) {
    message
        .section(
            scene.say(
                """
                *Désactivez la fonctionnalité, à la main :*
                1. Ouvrez {0}, onglet « Environment ».
                2. Mettez à `false` ou `0` {1}. Une valeur vide serait refusée.
                3. Redémarrez les conteneurs : changer une variable ne redémarre rien.
                4. Vérifiez que le problème a disparu.
                5. Créez un ticket avec {2}.\
                """,
                """
                *Switch the feature off, by hand:*
                1. Open {0}, tab "Environment".
                2. Set to `false` or `0` {1}. An empty value would be refused.
                3. Restart the containers: changing a variable restarts nothing.
                4. Check that the problem is gone.
                5. Open a ticket with {2}.\
                """,
                scene.appLink(scene.say("l'app sur Scalingo", "the app on Scalingo")),
                variables(scene, guided.featureFlags()),
                owner(scene, guided.productOwner())))
        .section(
            scene.say(
                "Si cela ne suffit pas : « Ça n'a pas suffi », sur le message principal de"
                    + " l'incident, reprend les questions.",
                "If that doesn't help: \"It didn't help\", on the incident's main message, goes on"
                    + " with the questions."));
  }

  private static String variables(Scene scene, List<String> patterns) {
    var shown = patterns.stream().map(MessageText::code).toList();
    return shown.isEmpty()
        ? scene.say("la variable de la fonctionnalité", "the variable of the feature")
        : scene.say(
            "la variable de la fonctionnalité, parmi {0}",
            "the variable of the feature, one of {0}", scene.wording().some(shown, MOST_FLAGS));
  }

  private static String owner(Scene scene, Optional<String> owner) {
    return owner
        .map(MessageText::mention)
        .orElseGet(() ->
            scene.say(
                "le product owner (le bot n'en connaît pas pour cette app)",
                "the product owner (the bot knows none for this app)"));
  }

  private static void alertOwner(Scene scene, Guided guided, Message message) {
    message.section(
        guided
            .productOwner()
            .map(owner ->
                scene.say(
                    "{0}, *il y a un problème sur {1}.* Il peut attendre : pas de rollback."
                        + " Créez un ticket ensemble, à prioriser.",
                    "{0}, *something is wrong with {1}.* It can wait: no rollback. Please open"
                        + " a ticket together, to be prioritised.",
                    MessageText.mention(owner),
                    MessageText.code(scene.app().name().value())))
            .orElseGet(() ->
                scene.say(
                    "*Prévenez le product owner de {0}* : le bot n'en connaît pas pour cette"
                        + " app. Le problème peut attendre : pas de rollback. Créez un ticket"
                        + " ensemble, à prioriser.",
                    "*Please alert the product owner of {0}*: the bot knows none for this app."
                        + " The problem can wait: no rollback. Open a ticket together, to be"
                        + " prioritised.",
                    MessageText.code(scene.app().name().value()))));
  }

  private static List<String> ticket(Scene scene, Guided guided, ThreadEntry entry) {
    var lines = new ArrayList<String>();
    var app = scene.app().name();
    lines.add(
        guided.outcome() == Outcome.DISABLE_FEATURE
            ? scene.say(
                "{0} : fonctionnalité désactivée après une mise en production",
                "{0}: feature switched off after a release", app)
            : scene.say(
                "{0} : problème après une mise en production",
                "{0}: problem after a release", app));
    lines.add(
        scene.say(
            "Version en production : {0}",
            "Version in production: {0}",
            scene
                .incident()
                .situation()
                .flatMap(Situation::current)
                .map(release -> release.label())
                .orElseGet(() -> scene.say("inconnue", "unknown"))));
    lines.add(
        scene.say(
            "Signalé dans Slack par {0}, {1}",
            "Reported in Slack by {0}, {1}",
            scene.incident().openedBy(),
            scene.wording().plainDate(scene.incident().openedAt())));
    scene.incident().answers().stream()
        .filter(given -> !given.at().isAfter(entry.at()))
        .forEach(given -> lines.add(answer(scene, given)));
    return lines;
  }

  private static String answer(Scene scene, GivenAnswer given) {
    var question = scene.tree().question(given.answer().question());
    var choice = given.answer().choice();
    return "- "
        + question
            .map(Question::text)
            .map(scene.wording()::phrase)
            .orElse(given.answer().question())
        + " "
        + question
            .flatMap(it -> it.choice(choice))
            .map(it -> scene.wording().phrase(it.label()))
            .orElse(choice);
  }
}
