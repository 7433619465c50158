package rollbackbot.whole;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import rollbackbot.postgres.Connections;
import rollbackbot.suite.Patience;

/**
 * Reads what the bot has stored, from outside, while it runs or after: by one connection, which is
 * opened at the first question. A bot that dies leaves it as it is.
 */
final class Books implements AutoCloseable {
  private final Source source;
  private @Nullable Connection opened;

  private Books(Source source) {
    this.source = source;
  }

  private interface Source {
    Connection open() throws SQLException;
  }

  /** Those of the embedded database of a folder. */
  static Books in(Path data) {
    var file = data.resolve("rollback-bot.db");
    // While a bot opens or closes it, which may take as long as a machine stands still, it is
    // locked.
    var address = "jdbc:sqlite:" + file + "?busy_timeout=" + Patience.LONG.toMillis();
    return new Books(() -> DriverManager.getConnection(address));
  }

  /** Those of a PostgreSQL. */
  static Books at(String url) {
    return new Books(() -> Connections.open(url));
  }

  /**
   * The actions of the audit trail, in order; without the bot's absences: how often something was
   * due for fifteen seconds is the machine's doing, and that it is told {@code JobsContract}'s
   * matter.
   */
  List<String> actions() {
    return texts(
        """
        select action from audit_event where action <> 'was-away'
        order by at, incident, revision, position
        """);
  }

  /** The same, each with who did it. */
  List<String> actionsWithActor() {
    return texts(
        """
        select actor || ' ' || action from audit_event where action <> 'was-away'
        order by at, incident, revision, position
        """);
  }

  /** What the audit trail says beside its actions, and what people did. */
  List<String> details() {
    return texts("select detail from audit_event union all select body from input");
  }

  List<String> states() {
    return texts("select state from incident order by opened_at");
  }

  /** The incident as it is stored. */
  String body() {
    return String.join("\n", texts("select body from incident order by opened_at"));
  }

  /** What has been stored and neither handled nor shown. */
  List<String> unsent() {
    return texts(
        """
        select 'reply ' || body from private_reply
        union all select 'input ' || body from input where handled = 0
        union all select 'incident ' || id || ' ' || state from incident
          where shown_revision < revision
        union all select 'no board ' || id from incident
          where not exists (select 1 from message
            where incident = id and entry = 0 and timestamp is not null)
        """);
  }

  /** Where the messages are that have been sent: channel and timestamp of each. */
  List<String> messages() {
    return texts("select channel || ' ' || timestamp from message where timestamp is not null");
  }

  /** The messages that were sent as a file, for which Slack tells no timestamp. */
  List<String> files() {
    return texts("select incident from message where error = 'shared_as_file'");
  }

  synchronized List<String> texts(String query) {
    try (var statement = connection().createStatement();
        var rows = statement.executeQuery(query)) {
      var texts = new ArrayList<String>();
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
      return texts;
    } catch (SQLException e) {
      throw new IllegalStateException(query, e);
    }
  }

  /** For whoever wonders why something doesn't come. */
  String summary() {
    return "incidents: %s\nactions: %s\nnot shown or handled so far: %s"
        .formatted(
            texts("select app || ' ' || state from incident order by opened_at"),
            texts(
                """
                select app || ' ' || action from audit_event
                order by at, incident, revision, position
                """),
            unsent());
  }

  private Connection connection() throws SQLException {
    var connection = opened;
    if (connection == null) {
      connection = source.open();
      opened = connection;
    }
    return connection;
  }

  @Override
  public synchronized void close() {
    if (opened == null) {
      return;
    }
    try {
      opened.close();
      opened = null;
    } catch (SQLException e) {
      throw new IllegalStateException("closing what was read", e);
    }
  }
}
