package rollbackbot.slack.view;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import rollbackbot.rollback.ActionIds;
import rollbackbot.rollback.FeatureState;
import rollbackbot.rollback.Flag;
import rollbackbot.rollback.ThreadEntry.Content.FlagsOffered;
import rollbackbot.rollback.ThreadEntry.FlagChoice;

/** The features that can be switched off, each with the exact change to confirm. */
final class FlagsView {
  private static final int MOST_OFFERED = 12;
  private static final int MOST_OTHERS = 10;

  private FlagsView() {}

  static void write(Scene scene, FlagsOffered offered, Message message) {
    switch (offered.settled()) {
      case FlagChoice.Open _ when isOpen(scene, offered) -> choice(scene, offered, message);
      case FlagChoice.Open _, FlagChoice.NoChoice _ -> noChoice(scene, offered, message);
      case FlagChoice.Chosen(var change) ->
          message.section(
              scene.say(
                  "*Fonctionnalité à désactiver : {0}*, de {1} à {2}, choisie par {3}. Le bot"
                      + " change la variable, redémarre les conteneurs et vérifie la santé.",
                  "*Feature to switch off: {0}*, from {1} to {2}, chosen by {3}. The bot changes"
                      + " the variable, restarts the containers and checks the health.",
                  MessageText.code(change.name()),
                  MessageText.code(change.from()),
                  MessageText.code(change.to()),
                  MessageText.mention(change.by())));
      case FlagChoice.NoneOfThese(var by) ->
          message.section(
              scene.say(
                  "*Aucune de ces fonctionnalités*, selon {0} : les questions continuent.",
                  "*None of these features*, {0} said: the questions go on.",
                  MessageText.mention(by)));
    }
  }

  private static boolean isOpen(Scene scene, FlagsOffered offered) {
    return scene.incident().state() instanceof FeatureState.ChoosingFlag
        && scene.isAskedNow(offered.prompt());
  }

  private static void choice(Scene scene, FlagsOffered offered, Message message) {
    var flags = offered.flags();
    message.section(
        scene.say(
            "*Quelle fonctionnalité désactiver ?*", "*Which feature is to be switched off?*"));
    var on = IntStream.range(0, flags.size()).filter(index -> flags.get(index).isOn()).boxed();
    var offerable = on.toList();
    offerable.stream().limit(MOST_OFFERED).forEach(index -> offer(scene, offered, index, message));
    if (offerable.size() > MOST_OFFERED) {
      message.section(
          scene.say(
              "… et {0} autres, à désactiver sur {1}.",
              "… and {0} more, to be switched off on {1}.",
              offerable.size() - MOST_OFFERED,
              scene.appLink("Scalingo")));
    }
    others(scene, flags, message);
    message
        .controls(
            List.of(
                Controls.button(
                    ActionIds.FLAG_NONE,
                    scene.say("Aucune d'elles", "None of these"),
                    scene.handle(offered.prompt()))))
        .context(Waiting.forAnswer(scene));
  }

  private static void offer(Scene scene, FlagsOffered offered, int index, Message message) {
    var flag = offered.flags().get(index);
    var name = MessageText.code(flag.name());
    var from = MessageText.code(flag.value().orElse("?"));
    var to = MessageText.code(flag.off().orElse("?"));
    var line =
        scene.say("{0} vaut {1}", "{0} is {1}", name, from)
            + (flag.changedLately()
                ? scene.say(
                    "\n⚠️ changée depuis la version précédente",
                    "\n⚠️ changed since the release before")
                : "");
    var button =
        Controls.button(
            ActionIds.FLAG_DISABLE + "." + index,
            scene.say("Désactiver", "Switch off"),
            scene.handle(offered.prompt()).withOption(index));
    message.choice(
        line,
        Controls.confirmed(
            button,
            scene.say("Désactiver cette fonctionnalité ?", "Switch this feature off?"),
            scene.say(
                "{0} passe de {1} à {2}, puis les conteneurs de {3} redémarrent.",
                "{0} goes from {1} to {2}, then the containers of {3} restart.",
                name,
                from,
                to,
                scene.appName()),
            scene.say("Désactiver", "Switch off"),
            scene.say("Annuler", "Cancel")));
  }

  /** Those that aren't on, and those whose value isn't plainly a switch and stays hidden. */
  private static void others(Scene scene, List<Flag> flags, Message message) {
    var lines = new ArrayList<String>();
    var off =
        flags.stream()
            .filter(flag -> !flag.isOn() && flag.value().isPresent())
            .map(flag ->
                MessageText.code(flag.name()) + " = " + MessageText.code(flag.value().orElse("")))
            .toList();
    var hidden =
        flags.stream()
            .filter(flag -> flag.value().isEmpty())
            .map(flag -> MessageText.code(flag.name()))
            .toList();
    if (!off.isEmpty()) {
      lines.add(
          scene.say(
              "Déjà désactivées : {0}.",
              "Off already: {0}.", scene.wording().some(off, MOST_OTHERS)));
    }
    if (!hidden.isEmpty()) {
      lines.add(
          scene.say(
              "Ni vrai ni faux, valeur masquée : {0}.",
              "Not plainly on or off, value hidden: {0}.",
              scene.wording().some(hidden, MOST_OTHERS)));
    }
    if (!lines.isEmpty()) {
      message.section(String.join("\n", lines));
    }
  }

  private static void noChoice(Scene scene, FlagsOffered offered, Message message) {
    if (offered.flags().stream().anyMatch(Flag::isOn)) {
      message.section(scene.say("Ce choix ne se pose plus.", "This choice is asked for no more."));
      return;
    }
    var patterns = scene.app().featureFlags().stream().map(MessageText::code).toList();
    message.section(
        patterns.isEmpty()
            ? scene.say(
                "*Rien à désactiver :* aucun nom de variable n'est configuré (`feature-flags`)."
                    + " Les questions continuent.",
                "*Nothing to switch off:* no name of a variable is configured (`feature-flags`)."
                    + " The questions go on.")
            : scene.say(
                "*Rien à désactiver :* aucune variable parmi {0} n'est activée. Les questions"
                    + " continuent.",
                "*Nothing to switch off:* no variable of {0} is on. The questions go on.",
                scene.wording().some(patterns, MOST_OTHERS)));
    others(scene, offered.flags(), message);
  }
}
