package rollbackbot.whole;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.core.ConditionFactory;
import rollbackbot.sandbox.PlayedPerson;
import rollbackbot.sandbox.http.Caller;

/** Replicas on one database, behind one Slack that delivers to any of them. */
final class Fleet implements AutoCloseable {
  private final World world;
  private final Path folder;
  private final String url;
  private final Books books;
  private final List<BotProcess> started = new CopyOnWriteArrayList<>();
  private final AtomicInteger deliveries = new AtomicInteger();

  Fleet(World world, Path folder, String url) {
    this.world = world;
    this.folder = folder;
    this.url = url;
    this.books = Books.at(url);
    Witness.tells(books::summary);
  }

  /** Starts some more, all at once, without waiting for them. */
  Fleet start(int replicas) throws Exception {
    Map<String, String> environment = world.environment(url);
    for (int replica = 0; replica < replicas; replica++) {
      var log = folder.resolve("replica-" + started.size() + ".log");
      started.add(BotProcess.startQuick(environment, log));
    }
    return this;
  }

  Fleet awaitListening() throws IOException, InterruptedException {
    for (var replica : alive()) {
      replica.awaitListening();
    }
    return this;
  }

  List<BotProcess> alive() {
    return started.stream().filter(BotProcess::isAlive).toList();
  }

  BotProcess named(String name) {
    return alive().stream().filter(it -> it.name().equals(name)).findFirst().orElseThrow();
  }

  /** From now on Slack delivers to the next one. */
  void deliverToNext() throws IOException, InterruptedException {
    var alive = alive();
    world.slack().deliverTo(alive.get(deliveries.getAndIncrement() % alive.size()).slackEndpoint());
  }

  /** Whose call a played service is answering in this thread. */
  BotProcess caller() {
    int port = Caller.port().orElseThrow();
    // The system's table may lack one where others come and go while it is read.
    return soon()
        .until(
            () -> alive().stream().filter(it -> it.isConnectedFrom(port)).findFirst(),
            Optional::isPresent)
        .orElseThrow();
  }

  /**
   * Who works on the app right now. Somebody else may be at a wake-up that came too late; so for a
   * call that is under way, ask for the {@link #caller}.
   */
  Optional<BotProcess> workerOn(String app) {
    return texts(
            """
            select t.picked_by from scheduled_tasks t
            join incident i on t.task_instance like i.id || ':%%'
            where t.picked and i.app = '%s'
            """
                .formatted(app))
        .stream()
        .findFirst()
        .map(this::named);
  }

  /** Who sends the messages right now. */
  BotProcess publisher() {
    var holder =
        """
        select 'replica-' || mine.objid from pg_locks publishing
        join pg_locks mine on mine.pid = publishing.pid and mine.classid <> publishing.classid
        where publishing.locktype = 'advisory' and mine.locktype = 'advisory'
          and publishing.objid = 0 and publishing.granted
          and publishing.database = (select oid from pg_database where datname = current_database())
        """;
    return soon().until(() -> texts(holder), names -> !names.isEmpty()).stream()
        .map(this::named)
        .findFirst()
        .orElseThrow();
  }

  PlayedPerson person(String id, String app) {
    return new PlayedPerson(world.slack(), id, World.channel(app), Clock.systemUTC());
  }

  void type(String app, String text) throws IOException, InterruptedException {
    deliverToNext();
    person("U0ALICE", app).type(text);
  }

  /** Types the command and confirms the plan, each at another replica. */
  void confirm(String app) throws IOException, InterruptedException {
    type(app, app + " previous");
    click(app, "plan.confirm");
  }

  void click(String app, String action) throws IOException, InterruptedException {
    var alice = person("U0ALICE", app);
    alice.awaitControl(action);
    deliverToNext();
    alice.click(action);
  }

  /** The same, where whoever takes the click may die of it before it is acknowledged. */
  void clickUnheard(String app, String action) throws IOException, InterruptedException {
    var button = person("U0ALICE", app).awaitControl(action);
    deliverToNext();
    world.slack().click("U0ALICE", button);
  }

  String state(String app) {
    return String.join(" ", texts("select state from incident where app = '" + app + "'"));
  }

  List<String> actions(String app) {
    return texts(
        "select action from audit_event where action <> 'was-away' and app = '"
            + app
            + "' order by revision, position");
  }

  List<String> texts(String query) {
    return books.texts(query);
  }

  Books books() {
    return books;
  }

  static ConditionFactory soon() {
    return Witness.soon();
  }

  @Override
  public void close() {
    started.forEach(BotProcess::close);
    books.close();
    Witness.leaves();
  }
}
