package rollbackbot.rollback;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import rollbackbot.once.OutsideTrouble;
import rollbackbot.people.Origin;
import rollbackbot.people.Person;
import rollbackbot.people.PlaceKind;
import rollbackbot.people.Workspace;

/** People, user groups and conversations of a Slack workspace. */
final class FakeWorkspace implements Workspace {
  static final String TEAM = "T0ACME";

  private final Map<String, Person> people = new HashMap<>();
  private final Map<String, Set<String>> groups = new HashMap<>();
  private final Map<String, PlaceKind> places = new HashMap<>();
  private final Set<String> justLeft = new HashSet<>();
  private boolean tellsPeople = true;
  private boolean tellsGroups = true;

  void member(String id) {
    member(id, "en-US");
  }

  void member(String id, String locale) {
    people.put(
        id,
        new Person(
            id,
            true,
            false,
            false,
            false,
            Optional.of(locale),
            Optional.of(id.substring(2).toLowerCase(Locale.ROOT))));
  }

  void guest(String id) {
    people.put(id, new Person(id, true, false, false, true, Optional.empty(), Optional.empty()));
  }

  void bot(String id) {
    people.put(id, new Person(id, true, false, true, false, Optional.empty(), Optional.empty()));
  }

  void deactivated(String id) {
    people.put(id, new Person(id, true, true, false, false, Optional.empty(), Optional.empty()));
  }

  void group(String id, String... members) {
    groups.put(id, Set.of(members));
  }

  void place(String channel, PlaceKind kind) {
    places.put(channel, kind);
  }

  void tellsNothingOfPeople() {
    tellsPeople = false;
  }

  void tellsNothingOfGroups() {
    tellsGroups = false;
  }

  /** Whoever asks anew learns it; who goes by what was said before doesn't yet. */
  void hasJustLeft(String id) {
    justLeft.add(id);
  }

  @Override
  public Workspace anew() {
    var now = new FakeWorkspace();
    now.people.putAll(people);
    now.groups.putAll(groups);
    now.places.putAll(places);
    now.tellsPeople = tellsPeople;
    now.tellsGroups = tellsGroups;
    justLeft.forEach(now::deactivated);
    return now;
  }

  @Override
  public Person person(String user, Origin from) {
    if (!tellsPeople) {
      throw new OutsideTrouble.Unavailable("users.info: 503", Optional.empty());
    }
    var known = Optional.ofNullable(people.get(user));
    if (known.isEmpty()) {
      throw new OutsideTrouble.Refused("users.info: user_not_found", 200, "user_not_found");
    }
    var person = known.get();
    return new Person(
        user,
        person.ofThisWorkspace() && from.team().equals(TEAM),
        person.deactivated(),
        person.bot(),
        person.guest(),
        person.locale(),
        person.name());
  }

  @Override
  public Person known(String user) {
    return person(user, new Origin(TEAM, Optional.empty()));
  }

  @Override
  public Set<String> members(String userGroup) {
    if (!tellsGroups) {
      throw new OutsideTrouble.Unavailable("usergroups.users.list: 503", Optional.empty());
    }
    return groups.getOrDefault(userGroup, Set.of());
  }

  @Override
  public PlaceKind kindOf(String channel) {
    return places.getOrDefault(channel, PlaceKind.CHANNEL);
  }
}
