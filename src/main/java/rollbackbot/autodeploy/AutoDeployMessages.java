package rollbackbot.autodeploy;

import java.util.List;
import rollbackbot.incident.ThreadEntry;
import rollbackbot.text.Draft;
import rollbackbot.words.Chronicle.Event;
import rollbackbot.words.Chronicle.Teller;
import rollbackbot.words.Scene;
import rollbackbot.words.ThreadWords;

/** Auto-deploy and the linked branch, in the thread. */
public final class AutoDeployMessages implements ThreadWords<AutoDeployEntry> {
  @Override
  public Class<AutoDeployEntry> entries() {
    return AutoDeployEntry.class;
  }

  @Override
  public void write(Scene scene, ThreadEntry entry, AutoDeployEntry content, Draft message) {
    switch (content) {
      case AutoDeployEntry.AutoDeployBack back ->
          PauseView.back(scene, back, entry.number(), message);
      case AutoDeployEntry.OfLinkedBranch news ->
          LinkedBranchView.write(scene, news, entry.number(), message);
      case AutoDeployEntry.PauseReminded(var keptBy) -> PauseView.reminder(scene, keptBy, message);
      case AutoDeployEntry.BranchContains(var branch) ->
          message.section(BranchStanding.whilePaused(scene, branch));
    }
  }

  @Override
  public List<Event> events(Teller teller, AutoDeployEntry content) {
    return switch (content) {
      case AutoDeployEntry.AutoDeployBack _,
          AutoDeployEntry.OfLinkedBranch _,
          AutoDeployEntry.PauseReminded _,
          AutoDeployEntry.BranchContains _ ->
          List.of();
    };
  }
}
