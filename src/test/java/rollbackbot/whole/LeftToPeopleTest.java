package rollbackbot.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbackbot.whole.Rehearsal.soon;
import static rollbackbot.whole.Speaker.everything;
import static rollbackbot.whole.Speaker.read;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rollbackbot.sandbox.PlayedWorld;
import rollbackbot.sandbox.scalingo.deployments.DeploymentPace;

/**
 * Over HTTP, in the language of who opened the incident: what people are told to do themselves, and
 * what they are told who were away, or whose bot was.
 */
@Tag("whole")
class LeftToPeopleTest {
  @TempDir private Path folder;

  /** A ticket for the owner; then a push that the bot may not do, which a person does. */
  @ParameterizedTest
  @EnumSource
  @Execution(ExecutionMode.CONCURRENT)
  void aTicketAndABranchByHand(Speaker speaker) throws Exception {
    try (var rehearsal = Rehearsal.start(folder)) {
      var person = speaker.in(rehearsal);
      person.type("my-app");
      person.click("answer.can-disable.no");
      person.click("answer.affects-users.yes");
      person.click("answer.proportion.low");
      person.awaitState("closed");
      rehearsal.awaitNothingUnsent();

      assertThat(read(rehearsal.thread()))
          .contains("#1", "<@U0CAROL>")
          .contains(speaker.words("Ticket opened", "Ticket ouvert"));
      assertThat(rehearsal.world().git().api().issues(PlayedWorld.OWNER, PlayedWorld.APP))
          .singleElement()
          .satisfies(ticket ->
              assertThat(read(ticket.toString()))
                  .contains(speaker.words("Reported in Slack by", "Signalé dans Slack par")));

      rehearsal.world().git().refusePushes("protected branch");
      person.type("my-app previous");
      person.click("plan.confirm");
      person.awaitState("failed");
      rehearsal.awaitNothingUnsent();
      assertThat(read(rehearsal.thread()))
          .contains("git push --force-with-lease=refs/heads/release/v4.0.0:")
          .contains(speaker.words("ready to paste", "prêt à coller"));

      rehearsal.world().repository().branch("release/v4.0.0", "v4.0.0");
      person.awaitState("succeeded");
      rehearsal.awaitNothingUnsent();
      assertThat(read(rehearsal.thread()))
          .contains(
              speaker.words(
                  "Branch `release/v4.0.0` was there already", "Branche `release/v4.0.0` déjà là"));
      assertThat(rehearsal.newDeployments()).hasSize(1);
    }
  }

  /** What the target would run again; a bot that was away; people who don't answer. */
  @ParameterizedTest
  @EnumSource
  @Execution(ExecutionMode.CONCURRENT)
  void whoeverWasAwayIsToldOf(Speaker speaker) throws Exception {
    var clock = new LeapingClock();
    try (var rehearsal = Rehearsal.prepare(folder).startBot(clock)) {
      rehearsal
          .world()
          .repository()
          .commit("feat: seats", Map.of("Procfile", "web: npm start\npostdeploy: npm run seat\n"))
          .tag("v4.2.0", "main");
      rehearsal.scalingo().pace(DeploymentPace.ENDLESS);
      var person = speaker.in(rehearsal);
      person.type("my-app 4.2.0");
      var confirm = person.awaitControl("plan.confirm");
      assertThat(everything(rehearsal))
          .contains(
              speaker.words(
                  "4.2.0` has a `postdeploy`: its old code",
                  "4.2.0` a un `postdeploy` : son ancien code"));

      rehearsal.slack().click(speaker.id(), confirm);
      soon().until(() -> rehearsal.books().actions().contains("deployment-accepted"));
      rehearsal.stopBot();
      clock.leap(Duration.ofMinutes(1));
      rehearsal.startBot(clock);
      soon()
          .untilAsserted(() ->
              assertThat(read(rehearsal.thread()))
                  .contains(speaker.words("*The bot was away*", "*Le bot était absent*")));

      rehearsal.scalingo().endDeployments(PlayedWorld.PLATFORM_APP);
      person.awaitState("succeeded");
      person.type("my-app");
      person.awaitControl("answer.can-disable.no");
      rehearsal.awaitNothingUnsent();
      clock.leap(Duration.ofMinutes(11));
      soon()
          .untilAsserted(() ->
              assertThat(read(rehearsal.thread()))
                  .contains("<@" + speaker.id() + ">")
                  .contains(speaker.words("It has been 10 min.", "Cela fait 10 min.")));
    }
  }
}
