package rollbackbot.whole;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;
import org.jspecify.annotations.Nullable;
import rollbackbot.app.Bot;
import rollbackbot.app.QuickWaits;
import rollbackbot.app.Waits;
import rollbackbot.app.config.Configuration;
import rollbackbot.app.config.ConfigurationReader;
import rollbackbot.app.config.Reading;
import rollbackbot.database.Database;
import rollbackbot.database.DatabaseId;
import rollbackbot.release.Deployment;
import rollbackbot.sandbox.PlayedPerson;
import rollbackbot.sandbox.PlayedWorld;
import rollbackbot.sandbox.scalingo.FakeScalingo;
import rollbackbot.sandbox.scalingo.apps.SimulatedVariable;
import rollbackbot.sandbox.scalingo.deployments.DeploymentPace;
import rollbackbot.sandbox.slack.FakeSlack;
import rollbackbot.sandbox.slack.FakeSlackBuilder;
import rollbackbot.sandbox.slack.messages.SlackMessage;
import rollbackbot.sandbox.slack.workspace.PlayedWorkspace;
import rollbackbot.suite.MigratedDatabase;

/** A played world with the real bot in it, in this process and with short waits. */
final class Rehearsal implements AutoCloseable {
  static final String ALICE = "U0ALICE";
  static final String BOB = "U0BOB";
  static final String CAROL = "U0CAROL";
  static final String CHANNEL = "C0INCIDENTS";
  private static final String DATABASE = "DATABASE_URL";

  /** Of the played Slack; that it waits for three seconds only is the subject of other tests. */
  static final Duration PATIENCE = Duration.ofMinutes(1);

  private static final Clock CLOCK = Clock.systemUTC();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private final Path folder;
  private final PlayedWorld world;
  private final Map<String, String> environment;
  private @Nullable Bot bot;
  private @Nullable Books books;

  private Rehearsal(Path folder, PlayedWorld world) {
    this.folder = folder;
    this.world = world;
    var data = MigratedDatabase.in(folder.resolve("data"));
    this.environment = new HashMap<>(world.environment(data));
    world.scalingo().pace(DeploymentPace.IMMEDIATE);
    Witness.tells(this::summary);
  }

  /** The world, without the bot so far. */
  static Rehearsal prepare(Path folder) {
    return prepare(folder, FakeSlack.of(PlayedWorkspace.example()));
  }

  /** The same, where Slack delivers over sockets that the bot opens. */
  static Rehearsal prepareSockets(Path folder) {
    return prepare(folder, FakeSlack.of(PlayedWorkspace.example()).socketMode());
  }

  private static Rehearsal prepare(Path folder, FakeSlackBuilder slack) {
    var started = slack.withoutRateLimits().patience(PATIENCE).triggerLife(PATIENCE).start();
    return new Rehearsal(folder, PlayedWorld.open(folder, CLOCK, started));
  }

  /** The world with the bot in it. */
  static Rehearsal start(Path folder) throws Exception {
    return prepare(folder).startBot();
  }

  /** A variable of the bot's environment, before it starts. */
  Rehearsal set(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /** Lets the bot store everything in a PostgreSQL. */
  Rehearsal storeIn(String databaseUrl) {
    environment.remove("ROLLBACK_DATA_DIR");
    return set(DATABASE, databaseUrl);
  }

  Map<String, String> environment() {
    return environment;
  }

  /** The world with a bot in it some of whose requests don't arrive, which it misses soon. */
  static Rehearsal startWhereRequestsAreLost(Path folder) throws Exception {
    return prepare(folder).startBot(CLOCK, QuickWaits.whereRequestsAreLost());
  }

  Rehearsal startBotThatVerifiesForLong() throws Exception {
    return startBot(CLOCK, QuickWaits.whereHealthIsBadForLong());
  }

  Rehearsal startBot() throws Exception {
    return startBot(CLOCK);
  }

  /** The bot goes by a clock of its own. */
  Rehearsal startBot(Clock clock) throws Exception {
    return startBot(clock, QuickWaits.inThisProcess());
  }

  private Rehearsal startBot(Clock clock, Waits waits) throws Exception {
    var started = Bot.start(configuration(), waits, clock);
    bot = started;
    world.slack().deliverTo(address("/slack/events"));
    return this;
  }

  void stopBot() {
    if (bot != null) {
      bot.close();
      bot = null;
    }
  }

  private Configuration configuration() {
    return switch (ConfigurationReader.read(environment, folder)) {
      case Reading.Read<Configuration>(var read) -> read;
      case Reading.Mistakes<Configuration>(var mistakes) ->
          throw new IllegalStateException(mistakes.toString());
    };
  }

  URI address(String path) {
    if (bot == null) {
      throw new IllegalStateException("the bot isn't running");
    }
    return URI.create("http://127.0.0.1:" + bot.port() + path);
  }

  HttpResponse<String> get(String path) throws Exception {
    return HTTP.send(
        HttpRequest.newBuilder(address(path)).build(), HttpResponse.BodyHandlers.ofString());
  }

  /** A person in the channel of the incidents. */
  PlayedPerson person(String id) {
    return person(id, CHANNEL);
  }

  PlayedPerson person(String id, String channel) {
    return new PlayedPerson(slack(), id, channel, CLOCK);
  }

  PlayedWorld world() {
    return world;
  }

  FakeSlack slack() {
    return world.slack();
  }

  FakeScalingo scalingo() {
    return world.scalingo();
  }

  Effect.Place place() {
    var git = world.git();
    return new Effect.Place(
        scalingo(), PlayedWorld.PLATFORM_APP, git, git.address(PlayedWorld.OWNER, PlayedWorld.APP));
  }

  Path data() {
    return folder.resolve("data");
  }

  Books books() {
    var current = books;
    if (current == null) {
      current =
          Optional.ofNullable(environment.get(DATABASE))
              .map(Books::at)
              .orElseGet(() -> Books.in(data()));
      books = current;
    }
    return current;
  }

  /** The app's deployments, newest first; three of them are there from the start. */
  List<Deployment> deployments() {
    return scalingo().deploymentsOf(PlayedWorld.PLATFORM_APP);
  }

  /** Those that were started since. */
  List<Deployment> newDeployments() {
    var all = deployments();
    return all.subList(0, all.size() - 3);
  }

  boolean autoDeploy() {
    return scalingo().autoDeploy(PlayedWorld.PLATFORM_APP);
  }

  /** The value of a variable of the app, as it is now. */
  String variable(String name) {
    return scalingo().variablesOf(PlayedWorld.PLATFORM_APP).stream()
        .filter(variable -> variable.name().equals(name))
        .map(SimulatedVariable::value)
        .findFirst()
        .orElseThrow();
  }

  /** The only one of the app's databases that the platform can take back to a moment. */
  DatabaseId postgres() {
    return scalingo().databasesOf(PlayedWorld.PLATFORM_APP).stream()
        .filter(database -> database.engine().equals("postgresql"))
        .map(Database::id)
        .findFirst()
        .orElseThrow();
  }

  /** The newest board of the channel. */
  SlackMessage board() {
    return person(ALICE).board().orElseThrow();
  }

  /** The states that the board told of, in order, each once. */
  List<String> boardStates() {
    return board().revisions().stream()
        .flatMap(revision -> revision.metadata().stream())
        .map(metadata -> metadata.path("event_payload").path("state").asString())
        .reduce(
            List.<String>of(),
            (states, state) ->
                !states.isEmpty() && states.getLast().equals(state)
                    ? states
                    : Stream.concat(states.stream(), Stream.of(state)).toList(),
            (left, _) -> left);
  }

  /** One value of the board's metadata. */
  Optional<String> boardValue(String name) {
    return board()
        .newest()
        .metadata()
        .map(metadata -> metadata.path("event_payload").path(name).asString(""))
        .filter(value -> !value.isEmpty());
  }

  /** Everything that the thread of the newest board says now. */
  String thread() {
    return posts().stream()
        .map(SlackMessage::plainText)
        .reduce("", (all, next) -> all + next + "\n");
  }

  /** The messages of the newest board's thread; a board that stands in it is one of them. */
  List<SlackMessage> posts() {
    var board = board();
    return slack().messages().replies(board.channel(), board.thread().orElse(board.ts()));
  }

  /** Everything that was said to one person alone. */
  String privately(String person) {
    return slack().messages().ephemeralsFor(person).stream()
        .map(SlackMessage::plainText)
        .reduce("", (all, next) -> all + next + "\n");
  }

  static ConditionFactory soon() {
    return Witness.soon();
  }

  private String summary() {
    var said = slack().messages().everything().stream().map(SlackMessage::plainText).toList();
    return books().summary() + "\nin Slack: " + said;
  }

  /** Waits until everything that is stored is shown. */
  void awaitNothingUnsent() {
    soon().until(() -> books().unsent(), List::isEmpty);
  }

  @Override
  public void close() {
    stopBot();
    if (books != null) {
      books.close();
    }
    world.close();
    Witness.leaves();
  }
}
