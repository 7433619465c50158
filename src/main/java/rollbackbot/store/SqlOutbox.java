package rollbackbot.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import rollbackbot.incident.Incident;
import rollbackbot.incident.IncidentId;
import rollbackbot.incident.PrivateReply;
import rollbackbot.release.AppName;
import rollbackbot.rollback.Outbox;
import rollbackbot.rollback.Unreadable;
import rollbackbot.text.Language;

/** What is to be shown and what has been, in SQL. */
public final class SqlOutbox implements Outbox {
  private static final int MOST_REPLIES = 500;

  private static final String REPLY = "private reply";
  private static final String INCIDENT = "incident";

  private final Jdbi jdbi;
  private final SetAside setAside;
  private final StoredIncidents stored;

  public SqlOutbox(Database database) {
    this.jdbi = database.jdbi();
    this.setAside = database.setAside();
    this.stored = database.incidents();
  }

  @Override
  public List<Incident> toShow(Predicate<Edition> isQuiet) {
    return jdbi.withHandle(handle -> {
      var ids =
          handle
              .createQuery(
                  """
                  select id, revision from incident
                  where shown_revision < revision
                    or state in ('rolling_back', 'verifying', 'restoring_database')
                  """)
              .map((row, _) ->
                  new Edition(new IncidentId(row.getString("id")), row.getLong("revision")))
              .stream()
              .filter(isQuiet.negate())
              .map(edition -> edition.incident().value())
              .toList();
      return ids.isEmpty() ? List.of() : read(ids, handle);
    });
  }

  @Override
  public Optional<Incident> find(IncidentId incident) {
    return jdbi.withHandle(handle -> read(List.of(incident.value()), handle).stream().findFirst());
  }

  private List<Incident> read(List<String> ids, Handle handle) {
    return handle
        .createQuery("select id, body from incident where id in (<ids>) order by opened_at")
        .bindList("ids", ids)
        .map(stored::readable)
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }

  @Override
  public Map<Integer, Shown> shown(IncidentId incident) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("select * from message where incident = :incident")
            .bind("incident", incident.value())
            .map((row, _) -> Map.entry(row.getInt("entry"), shown(row)))
            .stream()
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  private static Shown shown(ResultSet row) throws SQLException {
    return new Shown(
        row.getString("channel"),
        Optional.ofNullable(row.getString("timestamp")),
        row.getString("digest"),
        Optional.ofNullable(row.getString("error")),
        Optional.ofNullable(row.getString("refused_for")));
  }

  @Override
  public void shown(IncidentId incident, int entry, Shown message) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                insert into message
                  (incident, entry, channel, timestamp, digest, error, refused_for)
                values (:incident, :entry, :channel, :timestamp, :digest, :error, :refused)
                on conflict (incident, entry) do update set
                  channel = :channel, timestamp = :timestamp, digest = :digest,
                  error = :error, refused_for = :refused
                where message.timestamp is null or message.timestamp = :timestamp
                  or cast(:timestamp as text) is null
                """)
            .bind("incident", incident.value())
            .bind("entry", entry)
            .bind("channel", message.channel())
            .bind("timestamp", message.timestamp())
            .bind("digest", message.digest())
            .bind("error", message.error())
            .bind("refused", message.refusedFor())
            .execute());
  }

  @Override
  public void allShown(IncidentId incident, long revision) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                update incident set shown_revision = :revision
                where id = :incident and shown_revision < :revision
                """)
            .bind("incident", incident.value())
            .bind("revision", revision)
            .execute());
  }

  @Override
  public List<IncidentId> saidUnreadable() {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                select incident from message where entry = :entry and timestamp is not null
                """)
            .bind("entry", UNREADABLE)
            .map((row, _) -> new IncidentId(row.getString("incident")))
            .list());
  }

  @Override
  public List<Legibility> legibility(Collection<IncidentId> others) {
    var also = others.stream().map(IncidentId::value).toList();
    var ids = Stream.concat(setAside.names(INCIDENT).stream(), also.stream()).distinct().toList();
    if (ids.isEmpty()) {
      return List.of();
    }
    return jdbi.withHandle(handle ->
        handle
            .createQuery("select * from incident where id in (<ids>) order by opened_at")
            .bindList("ids", ids)
            .map((row, _) -> {
              boolean isMeant = row.getInt("locks_app") == 1 || also.contains(row.getString("id"));
              return isMeant ? Optional.of(legibility(row)) : Optional.<Legibility>empty();
            })
            .stream()
            .flatMap(Optional::stream)
            .toList());
  }

  private Legibility legibility(ResultSet row) throws SQLException {
    var body = row.getString("body");
    return new Legibility(
        new IncidentId(row.getString("id")),
        new AppName(row.getString("app")),
        row.getLong("revision"),
        Stream.of(Language.values())
            .filter(language -> body.contains("\"language\":\"" + language + "\""))
            .findFirst(),
        readable(row.getString("id"), body));
  }

  private Readability readable(String id, String body) {
    try {
      stored.read(id, body);
      return Readability.YES;
    } catch (Unreadable e) {
      return e.told().newer() ? Readability.NEWER : Readability.DAMAGED;
    }
  }

  @Override
  public List<Waiting> replies() {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("select id, body from private_reply order by at limit :most")
            .bind("most", MOST_REPLIES + setAside.count(REPLY))
            .map((row, _) -> waiting(row.getString("id"), row.getString("body")))
            .stream()
            .flatMap(Optional::stream)
            .toList());
  }

  private Optional<Waiting> waiting(String id, String body) {
    return setAside
        .readable(REPLY + " " + id, () -> Json.read(body, PrivateReply.class))
        .map(reply -> new Waiting(id, reply));
  }

  @Override
  public void done(Waiting reply) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate("delete from private_reply where id = :id")
            .bind("id", reply.id())
            .execute());
  }

  @Override
  public void add(PrivateReply reply) {
    jdbi.useHandle(handle -> SqlIncidents.addReply(handle, reply));
  }
}
