package rollbackbot.slack.view;

import java.util.List;
import rollbackbot.rollback.AutoDeployEntry;
import rollbackbot.rollback.ThreadEntry;
import rollbackbot.slack.view.Chronicle.Event;
import rollbackbot.slack.view.Chronicle.Teller;
import rollbackbot.text.Draft;

/** Auto-deploy and the linked branch, in the thread. */
final class AutoDeployMessages implements ThreadWords<AutoDeployEntry> {
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
    }
  }

  @Override
  public List<Event> events(Teller teller, AutoDeployEntry content) {
    return switch (content) {
      case AutoDeployEntry.AutoDeployBack _,
          AutoDeployEntry.OfLinkedBranch _,
          AutoDeployEntry.PauseReminded _ ->
          List.of();
    };
  }
}
