package rollbackbot.deploy.view;

import java.util.List;
import rollbackbot.deploy.DeployEntry;
import rollbackbot.incident.ThreadEntry;
import rollbackbot.text.Draft;
import rollbackbot.text.Text;
import rollbackbot.words.Chronicle.Event;
import rollbackbot.words.Chronicle.Teller;
import rollbackbot.words.Scene;
import rollbackbot.words.ThreadWords;

/** Production proven back, in the thread. */
public final class DeployMessages implements ThreadWords<DeployEntry> {
  @Override
  public Class<DeployEntry> entries() {
    return DeployEntry.class;
  }

  @Override
  public void write(Scene scene, ThreadEntry entry, DeployEntry content, Draft message) {
    switch (content) {
      case DeployEntry.ByHand byHand -> ByHandView.write(scene, byHand, message);
      case DeployEntry.PushByHand push -> ByHandView.write(scene, push, message);
      case DeployEntry.NotCured(var told) -> CureView.write(scene, told, message);
      case DeployEntry.Proven proven -> ProvenView.write(scene, proven, entry, message);
    }
  }

  @Override
  public List<Event> events(Teller teller, DeployEntry content) {
    return switch (content) {
      case DeployEntry.ByHand _, DeployEntry.PushByHand _ ->
          List.of(teller.event(teller.scene().say("the commands left to run by hand were given")));
      case DeployEntry.NotCured(var told) -> List.of(teller.event(CureView.event(teller, told)));
      case DeployEntry.Proven proven -> List.of(teller.event(proven(teller, proven)));
    };
  }

  private static Text proven(Teller teller, DeployEntry.Proven proven) {
    var scene = teller.scene();
    var event = ProofText.of(proven).event(scene.wording());
    return proven
        .accepted()
        .map(it -> scene.say("{what}, by {person}", event, teller.name(it.by())))
        .orElse(event);
  }
}
