package rollbackbot.sandbox.slack.workspace;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import rollbackbot.sandbox.slack.api.InstalledApp;
import rollbackbot.sandbox.slack.workspace.Channel.Kind;
import rollbackbot.sandbox.slack.workspace.SlackUser.Membership;

/**
 * The people, channels and user groups of one workspace, and the app in it; may change any time.
 */
public final class PlayedWorkspace {
  private final String team;
  private final String domain;
  private final Map<String, SlackUser> people = new LinkedHashMap<>();
  private final Map<String, Channel> channels = new LinkedHashMap<>();
  private final Map<String, UserGroup> groups = new LinkedHashMap<>();
  private InstalledApp installation;

  public PlayedWorkspace(String team, String domain, InstalledApp installation) {
    this.team = team;
    this.domain = domain;
    this.installation = installation;
    add(installation.botUser(), installation.botName(), "en-US", team, Membership.BOT);
  }

  /**
   * Two operators (alice in English, bob in French), one who isn't (carol), a guest and a stranger;
   * #incidents with the bot in it, and one channel of each other kind without.
   */
  public static PlayedWorkspace example() {
    return new PlayedWorkspace("T0TEAM", "example", InstalledApp.example())
        .member("U0ALICE", "alice", "en-US")
        .member("U0BOB", "bob", "fr-FR")
        .member("U0CAROL", "carol", "en-US")
        .guest("U0GUEST", "guest", "en-US")
        .stranger("U0STRANGER", "stranger", "en-US", "T0OTHER")
        .group("S0OPSTEAM", "ops", "U0ALICE", "U0BOB")
        .openChannel("C0INCIDENTS", "incidents", "U0BOT", "U0ALICE", "U0BOB", "U0CAROL", "U0GUEST")
        .openChannel("C0GENERAL", "general", "U0ALICE", "U0BOB", "U0CAROL", "U0GUEST")
        .privateChannel("C0PRIVATE", "war-room", "U0ALICE", "U0BOB")
        .openChannel("C0SHARED", "with-partner", "U0ALICE", "U0STRANGER")
        .openChannel("C0ARCHIVED", "old-incidents", "U0BOT", "U0ALICE")
        .change("C0SHARED", Channel::shared)
        .change("C0ARCHIVED", Channel::archived);
  }

  public PlayedWorkspace member(String id, String name, String locale) {
    return add(id, name, locale, team, Membership.MEMBER);
  }

  public PlayedWorkspace guest(String id, String name, String locale) {
    return add(id, name, locale, team, Membership.GUEST);
  }

  /** Somebody of another workspace, met in shared channels. */
  public PlayedWorkspace stranger(String id, String name, String locale, String otherTeam) {
    return add(id, name, locale, otherTeam, Membership.STRANGER);
  }

  public PlayedWorkspace bot(String id, String name) {
    return add(id, name, "en-US", team, Membership.BOT);
  }

  private synchronized PlayedWorkspace add(
      String id, String name, String locale, String team, Membership membership) {
    people.put(id, new SlackUser(id, team, name, name, locale, membership));
    return this;
  }

  /** Gives a person another membership, such as leaving the company. */
  public synchronized PlayedWorkspace membership(String userId, Membership membership) {
    people.put(userId, person(userId).as(membership));
    return this;
  }

  public PlayedWorkspace openChannel(String id, String name, String... members) {
    return add(Channel.of(Kind.PUBLIC, id, name, List.of(members)));
  }

  public PlayedWorkspace privateChannel(String id, String name, String... members) {
    return add(Channel.of(Kind.PRIVATE, id, name, List.of(members)));
  }

  private synchronized PlayedWorkspace add(Channel channel) {
    channels.put(channel.id(), channel);
    return this;
  }

  public synchronized PlayedWorkspace change(String channelId, UnaryOperator<Channel> change) {
    channels.put(channelId, change.apply(channel(channelId)));
    return this;
  }

  /** Adds a user group, or replaces it. */
  public synchronized PlayedWorkspace group(String id, String handle, String... members) {
    groups.put(id, new UserGroup(id, handle, handle, List.of(members)));
    return this;
  }

  public synchronized PlayedWorkspace change(UserGroup group) {
    groups.put(group.id(), group);
    return this;
  }

  public synchronized PlayedWorkspace install(UnaryOperator<InstalledApp> change) {
    installation = change.apply(installation);
    return this;
  }

  public String team() {
    return team;
  }

  public String domain() {
    return domain;
  }

  /** The address that permalinks start with. */
  public String url() {
    return "https://" + domain + ".slack.com/";
  }

  public synchronized InstalledApp installation() {
    return installation;
  }

  public synchronized Optional<SlackUser> findPerson(String id) {
    return Optional.ofNullable(people.get(id));
  }

  public SlackUser person(String id) {
    return findPerson(id).orElseThrow(() -> new IllegalArgumentException("nobody is " + id));
  }

  public synchronized List<SlackUser> people() {
    return List.copyOf(people.values());
  }

  public synchronized Optional<Channel> findChannel(String id) {
    return Optional.ofNullable(channels.get(id));
  }

  public Channel channel(String id) {
    return findChannel(id).orElseThrow(() -> new IllegalArgumentException("no channel " + id));
  }

  public synchronized List<Channel> channels() {
    return List.copyOf(channels.values());
  }

  public synchronized Optional<UserGroup> findGroup(String id) {
    return Optional.ofNullable(groups.get(id));
  }

  public synchronized List<UserGroup> groups() {
    return List.copyOf(groups.values());
  }

  /** The conversation of a person and the bot, opened by its first use. */
  public synchronized Channel directMessage(String userId) {
    var id = "D" + person(userId).id().substring(1);
    return channels.computeIfAbsent(
        id, absent -> Channel.of(Kind.DIRECT, id, id, List.of(userId, installation.botUser())));
  }
}
