package rollbackbot.sandbox.page;

import java.util.Arrays;
import java.util.Locale;
import rollbackbot.sandbox.Stage;
import rollbackbot.sandbox.Tempo;
import rollbackbot.sandbox.Trouble;

/** What stands behind Slack: the bot, the apps, and what is made to go wrong. */
final class WorldView {
  private final Stage.Set set;

  WorldView(Stage.Set set) {
    this.set = set;
  }

  PageState.World now() {
    var world = set.world();
    return new PageState.World(
        set.bot().condition().name().toLowerCase(Locale.ROOT),
        set.bot().processId(),
        set.tempo() == Tempo.HURRIED,
        world.apps().stream().map(app -> new AppView(world, app).now()).toList(),
        Arrays.stream(Trouble.values()).filter(set.switchboard()::isOn).map(Trouble::id).toList(),
        set.switchboard().next().id());
  }
}
