package rollbackbot.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import rollbackbot.incident.Input;
import rollbackbot.rollback.Inbox;

/** Inputs in SQL. */
public final class SqlInbox implements Inbox {
  private final Jdbi jdbi;
  private final WakeUpWriter wakeUps;
  private final SetAside setAside;

  public SqlInbox(Database database, WakeUpWriter wakeUps) {
    this.jdbi = database.jdbi();
    this.setAside = database.setAside();
    this.wakeUps = wakeUps;
  }

  @Override
  public boolean record(Input input, Optional<String> onceOnly) {
    boolean isNew =
        jdbi.inTransaction(handle -> {
          int recorded =
              handle
                  .createUpdate(
                      """
                      insert into input (id, once_only, received_at, handled, body)
                      values (:id, :once, :at, 0, :body) on conflict do nothing
                      """)
                  .bind("id", input.id())
                  .bind("once", onceOnly.orElse(input.id()))
                  .bind("at", input.at().toEpochMilli())
                  .bind("body", Json.write(input))
                  .execute();
          if (recorded == 1) {
            wakeUps.handle(handle.getConnection(), input.id());
          }
          return recorded == 1;
        });
    wakeUps.committed();
    return isNew;
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
