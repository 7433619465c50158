package rollbackbot.feature;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import rollbackbot.feature.FeatureEntry.FlagChoice;
import rollbackbot.feature.FeatureEntry.FlagsOffered;
import rollbackbot.offer.view.Waiting;
import rollbackbot.people.ActionIds;
import rollbackbot.text.Draft;
import rollbackbot.text.Text;
import rollbackbot.words.Controls;
import rollbackbot.words.Scene;

/** The features that can be switched off, each with the exact change to confirm. */
final class FlagsView {
  private static final int MOST_OFFERED = 12;
  private static final int MOST_OTHERS = 10;

  private FlagsView() {}

  static void write(Scene scene, FlagsOffered offered, Draft message) {
    switch (offered.settled()) {
      case FlagChoice.Open _ when isOpen(scene, offered) -> choice(scene, offered, message);
      case FlagChoice.Open _, FlagChoice.NoChoice _ -> noChoice(scene, offered, message);
      case FlagChoice.Chosen(var change) ->
          message.section(
              scene.say(
                  "*Feature to switch off: {variable}*, from {from} to {to}, chosen by {person}."
                      + " The bot changes the variable, restarts the containers and checks the"
                      + " health.",
                  Text.code(change.name()),
                  Text.code(change.from()),
                  Text.code(change.to()),
                  Text.mention(change.by())));
      case FlagChoice.NoneOfThese(var by) ->
          message.section(
              scene.say(
                  "*None of these features*, says {person}: the questions go on.",
                  Text.mention(by)));
    }
  }

  private static boolean isOpen(Scene scene, FlagsOffered offered) {
    return scene.incident().state() instanceof FeatureState.ChoosingFlag
        && scene.isAskedNow(offered.prompt());
  }

  private static void choice(Scene scene, FlagsOffered offered, Draft message) {
    var flags = offered.flags();
    message.section(scene.say("*Which feature should be switched off?*"));
    var on = IntStream.range(0, flags.size()).filter(index -> flags.get(index).isOn()).boxed();
    var offerable = on.toList();
    offerable.stream().limit(MOST_OFFERED).forEach(index -> offer(scene, offered, index, message));
    if (offerable.size() > MOST_OFFERED) {
      message.section(
          scene.say(
              "… and {count} more, to be switched off on {page}.",
              Text.number(offerable.size() - MOST_OFFERED),
              scene.scalingo()));
    }
    others(scene, flags, message);
    message
        .controls(
            List.of(
                Controls.button(
                    ActionIds.FLAG_NONE,
                    scene.say("None of these"),
                    scene.handle(offered.prompt()))))
        .context(Waiting.forAnswer(scene));
  }

  private static void offer(Scene scene, FlagsOffered offered, int index, Draft message) {
    var flag = offered.flags().get(index);
    var name = Text.code(flag.name());
    var from = Text.code(flag.value().orElse("?"));
    var to = Text.code(flag.off().orElse("?"));
    var line =
        scene
            .say("{variable} is {value}", name, from)
            .then(
                flag.changedLately()
                    ? scene.say("\n⚠️ changed since the previous release")
                    : Text.EMPTY);
    var button =
        Controls.button(
            ActionIds.FLAG_DISABLE + "." + index,
            scene.say("Switch off"),
            scene.handle(offered.prompt()).withOption(index));
    message.choice(
        line,
        Controls.confirmed(
            button,
            scene.say("Switch this feature off?"),
            scene.say(
                "{variable} goes from {from} to {to}, then the containers of {app} restart.",
                name,
                from,
                to,
                scene.appName()),
            scene.say("Switch off"),
            scene.say("Cancel")));
  }

  /** Those that aren't on, and those whose value isn't plainly a switch and stays hidden. */
  private static void others(Scene scene, List<Flag> flags, Draft message) {
    var lines = new ArrayList<Text>();
    var off =
        flags.stream()
            .filter(flag -> !flag.isOn() && flag.value().isPresent())
            .map(flag ->
                scene.say(
                    "{variable} = {value}",
                    Text.code(flag.name()),
                    Text.code(flag.value().orElse(""))))
            .toList();
    var hidden =
        flags.stream()
            .filter(flag -> flag.value().isEmpty())
            .map(flag -> Text.code(flag.name()))
            .toList();
    if (!off.isEmpty()) {
      lines.add(scene.say("Off already: {variables}.", scene.wording().some(off, MOST_OTHERS)));
    }
    if (!hidden.isEmpty()) {
      lines.add(
          scene.say(
              "Neither clearly on nor off, value hidden: {variables}.",
              scene.wording().some(hidden, MOST_OTHERS)));
    }
    if (!lines.isEmpty()) {
      message.section(Text.lines(lines));
    }
  }

  private static void noChoice(Scene scene, FlagsOffered offered, Draft message) {
    if (offered.flags().stream().anyMatch(Flag::isOn)) {
      message.section(scene.say("This choice no longer applies."));
      return;
    }
    var patterns = scene.app().featureFlags().stream().map(Text::code).toList();
    message.section(
        patterns.isEmpty()
            ? scene.say(
                "*Nothing to switch off:* no name of a variable is configured (`feature-flags`)."
                    + " The questions go on.")
            : scene.say(
                "*Nothing to switch off:* no variable among {patterns} is on. The questions go on.",
                scene.wording().some(patterns, MOST_OTHERS)));
    others(scene, offered.flags(), message);
  }
}
