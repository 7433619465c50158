package rollbackbot.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import rollbackbot.check.Finding;
import rollbackbot.check.Looked;
import rollbackbot.check.Looks;
import rollbackbot.release.AppName;

/** The looks that the bot takes by itself, in SQL: one row an app. */
public final class SqlLooks implements Looks {
  private final Jdbi jdbi;
  private final SetAside setAside;

  public SqlLooks(Database database) {
    this.jdbi = database.jdbi();
    this.setAside = database.setAside();
  }

  private record Row(long due, int tries, Optional<String> body, Optional<String> news) {}

  private record StoredNews(Instant since, List<Finding> broke) {}

  @Override
  public Optional<Turn> take(AppName app, Instant now, Instant until) {
    return jdbi.withHandle(handle -> {
      var row = row(handle, app);
      if (row.filter(it -> it.due() > now.toEpochMilli()).isPresent()) {
        return Optional.empty();
      }
      return isTaken(handle, app, now, until)
          ? Optional.of(
              new Turn(
                  app, until, row.map(Row::tries).orElse(0), row.flatMap(it -> before(app, it))))
          : Optional.empty();
    });
  }

  /** Of several processes, the row is changed by one. */
  private static boolean isTaken(Handle handle, AppName app, Instant now, Instant until) {
    return handle
            .createUpdate(
                """
                insert into own_look (app, due_at, tries) values (:app, :until, 0)
                on conflict (app) do update set due_at = :until where own_look.due_at <= :now
                """)
            .bind("app", app.value())
            .bind("until", until.toEpochMilli())
            .bind("now", now.toEpochMilli())
            .execute()
        == 1;
  }

  private static Optional<Row> row(Handle handle, AppName app) {
    return handle
        .createQuery("select due_at, tries, body, news from own_look where app = :app")
        .bind("app", app.value())
        .map((row, _) ->
            new Row(
                row.getLong("due_at"),
                row.getInt("tries"),
                Optional.ofNullable(row.getString("body")),
                Optional.ofNullable(row.getString("news"))))
        .findOne();
  }

  private Optional<Looked> before(AppName app, Row row) {
    return row.body()
        .flatMap(body -> setAside.readable("look at " + app, () -> Json.read(body, Looked.class)));
  }

  @Override
  public void ended(Turn turn, Looked looked, List<Finding> broke, Instant next) {
    jdbi.useTransaction(handle -> {
      boolean isOurs = end(handle, turn, 0, next);
      var untold = row(handle, turn.app()).flatMap(Row::news);
      if (isOurs) {
        handle
            .createUpdate("update own_look set body = :body, news = :news where app = :app")
            .bind("app", turn.app().value())
            .bind("body", Json.write(looked))
            .bind("news", news(turn, untold, broke))
            .execute();
      }
    });
  }

  /** With what wasn't told of earlier looks. */
  private Optional<String> news(Turn turn, Optional<String> untold, List<Finding> broke) {
    if (broke.isEmpty()) {
      return untold;
    }
    var earlier = untold.flatMap(json -> readable(turn.app().value(), json));
    var all =
        Stream.concat(earlier.stream().flatMap(it -> it.broke().stream()), broke.stream())
            .distinct()
            .toList();
    return earlier
        .map(StoredNews::since)
        .or(() -> turn.before().map(Looked::at))
        .map(since -> Json.write(new StoredNews(since, all)));
  }

  @Override
  public void postponed(Turn turn, Instant next) {
    jdbi.useHandle(handle -> end(handle, turn, turn.tries() + 1, next));
  }

  /** Whether the turn was still this one's. */
  private static boolean end(Handle handle, Turn turn, int tries, Instant next) {
    return handle
            .createUpdate(
                """
                update own_look set due_at = :next, tries = :tries
                where app = :app and due_at = :until
                """)
            .bind("app", turn.app().value())
            .bind("next", next.toEpochMilli())
            .bind("tries", tries)
            .bind("until", turn.until().toEpochMilli())
            .execute()
        == 1;
  }

  @Override
  public List<News> news() {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("select app, news from own_look where news is not null order by app")
            .map((row, _) -> news(row.getString("app"), row.getString("news")))
            .stream()
            .flatMap(Optional::stream)
            .toList());
  }

  private Optional<News> news(String app, String json) {
    return readable(app, json).map(news -> new News(new AppName(app), news.since(), news.broke()));
  }

  private Optional<StoredNews> readable(String app, String json) {
    return setAside.readable("news of " + app, () -> Json.read(json, StoredNews.class));
  }

  @Override
  public void told(News news) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate("update own_look set news = null where app = :app and news = :news")
            .bind("app", news.app().value())
            .bind("news", Json.write(new StoredNews(news.since(), news.broke())))
            .execute());
  }
}
