package rollbackbot.rollback;

import java.util.Set;
import rollbackbot.people.Origin;
import rollbackbot.people.Person;
import rollbackbot.people.PlaceKind;
import rollbackbot.people.Workspace;

/** Nobody is looked up, and no place is asked about: the app's own channel counts. */
final class NoSlack implements Workspace {
  @Override
  public Person person(String user, Origin from) {
    throw new IllegalStateException("nobody is looked up for a terminal");
  }

  @Override
  public Person known(String user) {
    throw new IllegalStateException("nobody is looked up for a terminal");
  }

  @Override
  public Set<String> members(String userGroup) {
    return Set.of();
  }

  @Override
  public PlaceKind kindOf(String channel) {
    return PlaceKind.CHANNEL;
  }

  @Override
  public Workspace anew() {
    return this;
  }
}
