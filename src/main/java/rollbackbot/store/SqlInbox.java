package rollbackbot.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import rollbackbot.incident.Input;
import rollbackbot.rollback.Inbox;
import rollbackbot.store.intake.Together;

/** Inputs in SQL. */
public final class SqlInbox implements Inbox {
  /**
   * Beyond Slack's three seconds: what is stored late is done all the same, and whoever clicks once
   * more changes nothing by it.
   */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Database database;
  private final Jdbi jdbi;
  private final WakeUpWriter wakeUps;
  private final SetAside setAside;
  private final Together<Arrived, Boolean> intake = new Together<>(this::recorded, PATIENCE);

  public SqlInbox(Database database, WakeUpWriter wakeUps) {
    this.database = database;
    this.jdbi = database.jdbi();
    this.setAside = database.setAside();
    this.wakeUps = wakeUps;
  }

  /** An input, and the key under which it is recorded only once. */
  record Arrived(Input input, String once) {}

  @Override
  public boolean record(Input input, Optional<String> onceOnly) {
    return database.first(() -> intake.write(new Arrived(input, onceOnly.orElse(input.id()))));
  }

  /**
   * All of them, in one transaction and few round trips.
   *
   * @return which are new, in their order
   */
  List<Boolean> recorded(List<Arrived> arrived) {
    var areNew =
        database.<List<Boolean>>takeIn(handle -> {
          var inserted = inserted(handle, arrived);
          var inputs =
              IntStream.range(0, arrived.size())
                  .filter(inserted::get)
                  .mapToObj(place -> arrived.get(place).input().id())
                  .toList();
          if (!inputs.isEmpty()) {
            wakeUps.handle(handle.getConnection(), inputs);
          }
          return inserted;
        });
    wakeUps.committed();
    return areNew;
  }

  private static List<Boolean> inserted(Handle handle, List<Arrived> arrived) {
    var batch =
        handle.prepareBatch(
            """
            insert into input (id, once_only, received_at, handled, body)
            values (:id, :once, :at, 0, :body) on conflict do nothing
            """);
    arrived.forEach(one ->
        batch
            .bind("id", one.input().id())
            .bind("once", one.once())
            .bind("at", one.input().at().toEpochMilli())
            .bind("body", Json.write(one.input()))
            .add());
    return IntStream.of(batch.execute()).mapToObj(rows -> rows == 1).toList();
  }

  @Override
  public Optional<Input> find(String id) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("select body from input where id = :id and handled = 0")
            .bind("id", id)
            .mapTo(String.class)
            .findOne()
            .map(body -> setAside.read(name(id), () -> Json.read(body, Input.class))));
  }

  private static String name(String id) {
    return "input " + id;
  }

  private Optional<Input> readable(String id, String body) {
    return setAside.readable(name(id), () -> Json.read(body, Input.class));
  }

  @Override
  public List<Input> waitingBefore(Input input, Instant since) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                select id, body from input
                where handled = 0 and received_at >= :since and received_at < :at
                """)
            .bind("since", since.toEpochMilli())
            .bind("at", input.at().toEpochMilli())
            .map((row, _) -> readable(row.getString("id"), row.getString("body")))
            .stream()
            .flatMap(Optional::stream)
            .toList());
  }
}
