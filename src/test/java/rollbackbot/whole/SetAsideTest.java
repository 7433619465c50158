package rollbackbot.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbackbot.whole.Rehearsal.ALICE;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rollbackbot.sandbox.slack.messages.SlackMessage;

/** What can't be read or shown is set aside, and everything else goes on. */
@Tag("whole")
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
      // A step that was under way may still store what it read before.
      Rehearsal.soon()
          .until(() -> {
            change(rehearsal, "update incident set shown_revision = 0, body = '{\"format\":99}'");
            return rehearsal.get("/readyz").body().contains("newer version");
          });

      alice.type("my-app previous");
      alice.click("plan.confirm");
      alice.awaitState("succeeded");

      var ready = rehearsal.get("/readyz");
      assertThat(ready.statusCode()).isEqualTo(200);
      assertThat(ready.body()).contains("ready", "set aside: incident ", "newer version");
    }
  }

  @Test
  void anOpenIncidentThatCantBeReadIsToldInItsThreadAndGoesOnOnceItCan() throws Exception {
    try (var rehearsal = Rehearsal.start(folder)) {
      var alice = rehearsal.person(ALICE);
      alice.type("my-app previous");
      alice.awaitControl("plan.confirm");
      rehearsal.awaitNothingUnsent();

      change(rehearsal, "update incident set body = replace(body, '\"format\":', '\"format\":9')");
      alice.click("plan.confirm");
      Rehearsal.soon().until(() -> rehearsal.thread().contains("can't read this incident"));
      rehearsal.stopBot();
      rehearsal.startBot();
      change(rehearsal, "update incident set body = replace(body, '\"format\":9', '\"format\":')");
      Rehearsal.soon().until(() -> rehearsal.thread().contains("It can again"));

      assertThat(rehearsal.posts())
          .filteredOn(it -> it.plainText().contains("read or show this incident"))
          .hasSize(1);
      assertThat(rehearsal.newDeployments()).isEmpty();
      alice.click("plan.confirm");
      alice.awaitState("succeeded");
    }
  }

  @Test
  void anIncidentThatCantBeShownKeepsNoOtherFromBeingShown() throws Exception {
    try (var rehearsal = Rehearsal.start(folder)) {
      var alice = rehearsal.person(ALICE);
      alice.type("my-app");
      alice.awaitControl("answer.can-disable.yes");
      alice.click("incident.close");
      alice.awaitState("closed");
      rehearsal.awaitNothingUnsent();
      // A step that was under way may still store, and a look still note, what it read before.
      Rehearsal.soon()
          .until(() -> {
            change(
                rehearsal,
                "update incident set shown_revision = 0,"
                    + " body = replace(body, '\"language\":\"ENGLISH\"', '\"language\":null')"
                    + " where state = 'closed'");
            return rehearsal.get("/readyz").body().contains("can't be shown");
          });

      alice.type("my-app previous");
      alice.click("plan.confirm");
      alice.awaitState("succeeded");

      var ready = rehearsal.get("/readyz");
      assertThat(ready.statusCode()).isEqualTo(200);
      assertThat(ready.body()).contains("can't be shown");
      Rehearsal.soon()
          .until(() -> said(rehearsal), it -> it.contains("can't show all of this incident"));
      Rehearsal.soon()
          .until(() -> {
            change(
                rehearsal,
                "update incident set"
                    + " body = replace(body, '\"language\":null', '\"language\":\"ENGLISH\"')");
            return said(rehearsal).contains("It can again");
          });
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"insert", "update"})
  void whatCantBeNotedIsPostedOnceAndEverythingWaitsUntilItCan(String statement) throws Exception {
    try (var rehearsal = Rehearsal.start(folder)) {
      var alice = rehearsal.person(ALICE);
      if (statement.equals("update")) {
        alice.type("my-app");
        alice.awaitControl("answer.can-disable.yes");
        rehearsal.awaitNothingUnsent();
      }
      change(
          rehearsal,
          "create trigger refusing before %s on message begin".formatted(statement)
              + " select raise(abort, 'disk full'); end");

      if (statement.equals("update")) {
        alice.click("incident.close");
      } else {
        alice.type("my-app");
      }
      Rehearsal.soon().until(() -> rehearsal.get("/readyz").statusCode() == 503);
      int sent = sent(rehearsal);
      Awaitility.await().during(Duration.ofSeconds(4)).until(() -> sent(rehearsal) == sent);
      assertThat(rehearsal.get("/readyz").body()).contains("the store can't be written");
      change(rehearsal, "drop trigger refusing");
      rehearsal.awaitNothingUnsent();

      assertThat(rehearsal.get("/readyz").statusCode()).isEqualTo(200);
      assertThat(boards(rehearsal)).isEqualTo(1);
    }
  }

  private static String said(Rehearsal rehearsal) {
    return rehearsal.slack().messages().in(Rehearsal.CHANNEL).stream()
        .map(SlackMessage::plainText)
        .collect(Collectors.joining("\n"));
  }

  private static int sent(Rehearsal rehearsal) {
    return rehearsal.slack().calls("chat.postMessage").size()
        + rehearsal.slack().calls("chat.update").size();
  }

  private static long boards(Rehearsal rehearsal) {
    return rehearsal.slack().messages().in(Rehearsal.CHANNEL).stream()
        .filter(message -> !message.isReply())
        .count();
  }

  @Test
  void aPrivateAnswerThatCantBeNotedIsGivenOnce() throws Exception {
    try (var rehearsal = Rehearsal.start(folder)) {
      change(
          rehearsal,
          "create trigger refusing before delete on private_reply begin"
              + " select raise(abort, 'disk full'); end");

      rehearsal.person(ALICE).type("help");
      Rehearsal.soon().until(() -> rehearsal.get("/readyz").statusCode() == 503);
      Awaitility.await()
          .during(Duration.ofSeconds(3))
          .until(() -> rehearsal.slack().messages().ephemeralsFor(ALICE).size() == 1);
      change(rehearsal, "drop trigger refusing");
      rehearsal.awaitNothingUnsent();

      assertThat(rehearsal.slack().messages().ephemeralsFor(ALICE)).hasSize(1);
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
