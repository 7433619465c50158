package rollbackbot.sandbox.page;

import java.util.Arrays;
import java.util.Locale;
import rollbackbot.sandbox.Speed;
import rollbackbot.sandbox.Switch;
import rollbackbot.sandbox.WorldWithBot;

/** What stands behind Slack: the bot, the apps, and what is made to go wrong. */
final class WorldView {
  private final WorldWithBot played;

  WorldView(WorldWithBot played) {
    this.played = played;
  }

  PageState.ShownWorld now() {
    var world = played.world();
    return new PageState.ShownWorld(
        played.bot().condition().name().toLowerCase(Locale.ROOT),
        played.bot().processId(),
        played.speed() == Speed.HURRIED,
        world.apps().stream().map(app -> new AppView(world, app).now()).toList(),
        Arrays.stream(Switch.values()).filter(played.switches()::isOn).map(Switch::id).toList(),
        played.switches().next().id());
  }
}
