package rollbackbot.slack;

import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.response.conversations.ConversationsInfoResponse;
import com.slack.api.methods.response.usergroups.users.UsergroupsUsersListResponse;
import com.slack.api.methods.response.users.UsersInfoResponse;
import com.slack.api.model.User;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rollbackbot.once.OutsideTrouble;
import rollbackbot.once.SteadyClock;
import rollbackbot.people.Origin;
import rollbackbot.people.Person;
import rollbackbot.people.PlaceKind;
import rollbackbot.people.Workspace;
import rollbackbot.slack.web.SlackAnswers;
import rollbackbot.slack.web.SlackIdentity;

/**
 * People, user groups and channels, as Slack knows them; each kept for a minute, and asked for anew
 * where that isn't good enough.
 */
public final class SlackWorkspace implements Workspace {
  private static final Logger log = LoggerFactory.getLogger(SlackWorkspace.class);
  private static final Duration FRESH = Duration.ofMinutes(1);

  private final MethodsClient client;
  private final SlackIdentity identity;
  private final SteadyClock clock;
  private final Memory memory;

  /** The number of a question; answers to earlier ones don't do. */
  private final long since;

  SlackWorkspace(MethodsClient client, SlackIdentity identity, SteadyClock clock) {
    this(client, identity, clock, new Memory(), 0);
  }

  private SlackWorkspace(
      MethodsClient client, SlackIdentity identity, SteadyClock clock, Memory memory, long since) {
    this.client = client;
    this.identity = identity;
    this.clock = clock;
    this.memory = memory;
    this.since = since;
  }

  /** What Slack told, and in what order it was asked: no clock stands still or jumps in it. */
  private record Memory(
      Map<String, Kept<User>> users,
      Map<String, Kept<Set<String>>> groups,
      Map<String, Kept<PlaceKind>> places,
      AtomicLong questions) {

    Memory() {
      this(
          new ConcurrentHashMap<>(),
          new ConcurrentHashMap<>(),
          new ConcurrentHashMap<>(),
          new AtomicLong());
    }
  }

  private record Kept<T>(T value, Instant until, long question) {}

  @Override
  public Workspace anew() {
    return new SlackWorkspace(
        client, identity, clock, memory, memory.questions().incrementAndGet());
  }

  @Override
  public Person person(String id, Origin from) {
    var user = kept(memory.users(), id, () -> user(id));
    return new Person(
        id,
        Membership.of(user).isIn(identity.identity(), from),
        user.isDeleted(),
        user.isBot() || user.isWorkflowBot() || user.isConnectorBot(),
        user.isRestricted() || user.isUltraRestricted(),
        Optional.ofNullable(user.getLocale()),
        name(user));
  }

  @Override
  public Person known(String id) {
    return person(id, new Origin(identity.identity().team(), Optional.empty()));
  }

  /** The display name may be left empty, by Slack's profile form. */
  private static Optional<String> name(User user) {
    var profile = Optional.ofNullable(user.getProfile());
    return Stream.of(
            profile.map(User.Profile::getDisplayName),
            Optional.ofNullable(user.getRealName()),
            profile.map(User.Profile::getRealName),
            Optional.ofNullable(user.getName()))
        .flatMap(Optional::stream)
        .filter(name -> !name.isBlank())
        .findFirst();
  }

  private User user(String id) {
    return SlackAnswers.part(
        "users.info",
        () -> client.usersInfo(request -> request.user(id).includeLocale(true)),
        UsersInfoResponse::getUser);
  }

  @Override
  public Set<String> members(String group) {
    return kept(
        memory.groups(),
        group,
        () ->
            Set.copyOf(
                SlackAnswers.part(
                    "usergroups.users.list",
                    () -> client.usergroupsUsersList(request -> request.usergroup(group)),
                    UsergroupsUsersListResponse::getUsers)));
  }

  @Override
  public PlaceKind kindOf(String channel) {
    // The Home is in no channel: whoever is there is alone with the bot.
    if (channel.isEmpty() || channel.startsWith("D")) {
      return PlaceKind.DIRECT_MESSAGE;
    }
    try {
      return kept(memory.places(), channel, () -> ask(channel));
    } catch (OutsideTrouble e) {
      log.warn("the kind of {} isn't known: {}", channel, e.getMessage());
      return PlaceKind.UNKNOWN;
    }
  }

  private PlaceKind ask(String id) {
    var channel =
        SlackAnswers.part(
            "conversations.info",
            () -> client.conversationsInfo(request -> request.channel(id)),
            ConversationsInfoResponse::getChannel);
    if (channel.isIm() || channel.isMpim()) {
      return PlaceKind.DIRECT_MESSAGE;
    }
    return channel.isExtShared() || channel.isPendingExtShared()
        ? PlaceKind.SHARED_WITH_OTHERS
        : PlaceKind.CHANNEL;
  }

  private <T> T kept(Map<String, Kept<T>> cache, String key, Supplier<T> ask) {
    var now = clock.instant();
    var known =
        Optional.ofNullable(cache.get(key))
            .filter(kept -> kept.until().isAfter(now) && kept.question() > since);
    if (known.isPresent()) {
      return known.get().value();
    }
    var question = memory.questions().incrementAndGet();
    var fresh = new Kept<>(ask.get(), now.plus(FRESH), question);
    // Of two answers that cross, the one that was asked for later is kept.
    cache.merge(key, fresh, (old, young) -> old.question() > young.question() ? old : young);
    return fresh.value();
  }
}
