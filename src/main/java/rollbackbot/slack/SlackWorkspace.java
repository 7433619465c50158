package rollbackbot.slack;

import com.slack.api.methods.MethodsClient;
import com.slack.api.model.User;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import rollbackbot.rollback.Origin;
import rollbackbot.rollback.OutsideTrouble;
import rollbackbot.rollback.Person;
import rollbackbot.rollback.PlaceKind;
import rollbackbot.rollback.Workspace;

/** People, user groups and channels, as Slack knows them; each kept for a minute. */
public final class SlackWorkspace implements Workspace {
  private static final Duration FRESH = Duration.ofMinutes(1);

  private final MethodsClient client;
  private final SlackIdentity identity;
  private final InstantSource clock;
  private final Map<String, Kept<User>> users = new ConcurrentHashMap<>();
  private final Map<String, Kept<Set<String>>> groups = new ConcurrentHashMap<>();
  private final Map<String, Kept<PlaceKind>> places = new ConcurrentHashMap<>();

  SlackWorkspace(MethodsClient client, SlackIdentity identity, InstantSource clock) {
    this.client = client;
    this.identity = identity;
    this.clock = clock;
  }

  private record Kept<T>(T value, Instant until) {}

  @Override
  public Person person(String id, Origin from) {
    var user = kept(users, id, () -> user(id));
    return new Person(
        id,
        Membership.of(user).isIn(identity.identity(), from),
        user.isDeleted(),
        user.isBot() || user.isWorkflowBot() || user.isConnectorBot(),
        user.isRestricted() || user.isUltraRestricted(),
        Optional.ofNullable(user.getLocale()),
        name(user));
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
    return SlackAnswers.of(
            "users.info", () -> client.usersInfo(request -> request.user(id).includeLocale(true)))
        .getUser();
  }

  @Override
  public Set<String> members(String group) {
    return kept(
        groups,
        group,
        () ->
            Set.copyOf(
                SlackAnswers.of(
                        "usergroups.users.list",
                        () -> client.usergroupsUsersList(request -> request.usergroup(group)))
                    .getUsers()));
  }

  @Override
  public PlaceKind kindOf(String channel) {
    if (channel.startsWith("D")) {
      return PlaceKind.DIRECT_MESSAGE;
    }
    try {
      return kept(places, channel, () -> ask(channel));
    } catch (OutsideTrouble e) {
      // Slack doesn't tell about private channels that the bot isn't in; posting will tell.
      return PlaceKind.CHANNEL;
    }
  }

  private PlaceKind ask(String id) {
    var channel =
        SlackAnswers.of(
                "conversations.info",
                () -> client.conversationsInfo(request -> request.channel(id)))
            .getChannel();
    if (channel.isIm() || channel.isMpim()) {
      return PlaceKind.DIRECT_MESSAGE;
    }
    return channel.isExtShared() || channel.isPendingExtShared()
        ? PlaceKind.SHARED_WITH_OTHERS
        : PlaceKind.CHANNEL;
  }

  private <T> T kept(Map<String, Kept<T>> cache, String key, Supplier<T> ask) {
    var now = clock.instant();
    var known = Optional.ofNullable(cache.get(key)).filter(kept -> kept.until().isAfter(now));
    if (known.isPresent()) {
      return known.get().value();
    }
    var fresh = ask.get();
    cache.put(key, new Kept<>(fresh, now.plus(FRESH)));
    return fresh;
  }
}
