package rollbackbot.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbackbot.whole.Rehearsal.ALICE;

import java.nio.file.Path;
import java.sql.DriverManager;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What can't be read or shown is set aside, and everything else goes on. */
@Tag("whole")
@Timeout(120)
class SetAsideTest {
  @TempDir private Path folder;

  @Test
  void anIncidentOfANewerVersionIsNamedAndTheNextRollbackSucceeds() throws Exception {
    try (var rehearsal = Rehearsal.start(folder)) {
      var alice = rehearsal.person(ALICE);
      alice.type("my-app");
      alice.click("incident.close");
      alice.awaitState("closed");
      rehearsal.awaitNothingUnsent();
      change(rehearsal, "update incident set shown_revision = 0, body = '{\"format\":99}'");

      alice.type("my-app previous");
      alice.click("plan.confirm");
      alice.awaitState("succeeded");

      var ready = rehearsal.get("/readyz");
      assertThat(ready.statusCode()).isEqualTo(200);
      assertThat(ready.body()).contains("ready", "set aside: incident ", "newer version");
    }
  }

  private static void change(Rehearsal rehearsal, String sql) throws Exception {
    var url = "jdbc:sqlite:" + rehearsal.data().resolve("rollback-bot.db");
    try (var connection = DriverManager.getConnection(url);
        var statement = connection.createStatement()) {
      statement.execute("pragma busy_timeout = 10000");
      statement.executeUpdate(sql);
    }
  }
}
