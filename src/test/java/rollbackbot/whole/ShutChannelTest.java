package rollbackbot.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbackbot.whole.Rehearsal.ALICE;
import static rollbackbot.whole.Rehearsal.BOB;

import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import rollbackbot.sandbox.PlayedWorld;
import rollbackbot.sandbox.scalingo.deployments.DeploymentPace;
import rollbackbot.sandbox.scalingo.deployments.DeploymentScript;
import rollbackbot.sandbox.slack.messages.SlackMessage;
import rollbackbot.sandbox.slack.workspace.Channel;

/** The bot isn't let into the channel of an incident any more, in the middle of it. */
@Tag("whole")
class ShutChannelTest {
  private static final String CHANNEL = "C0PRIVATE";
  private static final String BOT = "U0BOT";

  @TempDir private Path folder;
  private Rehearsal rehearsal;

  @BeforeEach
  void prepare() {
    rehearsal = Rehearsal.prepare(folder);
    change(channel -> channel.with(BOT));
  }

  @AfterEach
  void close() {
    rehearsal.close();
  }

  static Stream<Arguments> ways() {
    UnaryOperator<Channel> kicked = channel -> channel.without(BOT);
    UnaryOperator<Channel> archived = Channel::archived;
    return Stream.of(Arguments.of("taken out", kicked), Arguments.of("archived", archived));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ways")
  void theEndIsToldToWhoConfirmedAndTheBoardCatchesUp(String name, UnaryOperator<Channel> shutting)
      throws Exception {
    rehearsal.startBot();
    var open = rehearsal.slack().workspace().channel(CHANNEL);
    confirmedByBob();
    endsAfter(shutting);

    Rehearsal.soon().until(() -> directMessages(BOB), told -> !told.isEmpty());
    change(_ -> open);
    rehearsal.person(ALICE, CHANNEL).awaitState("succeeded");
    rehearsal.awaitNothingUnsent();

    assertThat(directMessages(BOB))
        .singleElement()
        .satisfies(message ->
            assertThat(message.plainText())
                .contains("<#" + CHANNEL + ">", "brought up to date", "`v4.0.0`"));
    assertThat(directMessages(ALICE)).isEmpty();
    assertThat(thread()).contains("✅ Tag `v4.0.0`");
  }

  @Test
  void anEndIsToldOnceHoweverOftenTheBotStarts() throws Exception {
    rehearsal.startBot();
    var open = rehearsal.slack().workspace().channel(CHANNEL);
    rehearsal
        .scalingo()
        .nextDeployment(PlayedWorld.PLATFORM_APP, DeploymentScript.endingWith("build-error"));
    confirmedByBob();
    endsAfter(channel -> channel.without(BOT));
    Rehearsal.soon().until(() -> directMessages(BOB), told -> !told.isEmpty());

    rehearsal.stopBot();
    rehearsal.startBot();
    int refused = refusedPosts();
    Rehearsal.soon().until(this::refusedPosts, now -> now > refused);
    change(_ -> open);
    rehearsal.person(ALICE, CHANNEL).awaitState("failed");
    rehearsal.awaitNothingUnsent();

    assertThat(directMessages(BOB)).hasSize(1);
    assertThat(thread()).contains("the deployment failed");
  }

  @Test
  void anEndThatTheThreadHasIsNotToldAgain() throws Exception {
    rehearsal.startBot();
    confirmedByBob();
    endsAfter(channel -> channel);
    rehearsal.person(ALICE, CHANNEL).awaitState("succeeded");
    rehearsal.awaitNothingUnsent();
    change(channel -> channel.without(BOT));

    rehearsal.person(ALICE, CHANNEL).click("autodeploy.resume");
    Rehearsal.soon().until(() -> refusedPosts() > 1);

    assertThat(directMessages(BOB)).isEmpty();
  }

  private void confirmedByBob() throws Exception {
    rehearsal.scalingo().pace(DeploymentPace.ENDLESS);
    rehearsal.person(ALICE, CHANNEL).type(PlayedWorld.APP + " " + PlayedWorld.PREVIOUS);
    rehearsal.person(BOB, CHANNEL).click("plan.confirm");
    rehearsal.person(ALICE, CHANNEL).awaitState("rolling_back");
    Rehearsal.soon().until(() -> rehearsal.newDeployments().size() == 1);
  }

  /** The deployment runs until the channel has changed. */
  private void endsAfter(UnaryOperator<Channel> change) {
    change(change);
    rehearsal.scalingo().endDeployments(PlayedWorld.PLATFORM_APP);
  }

  private void change(UnaryOperator<Channel> change) {
    rehearsal.slack().workspace().change(CHANNEL, change);
  }

  private List<SlackMessage> directMessages(String person) {
    var channel = rehearsal.slack().workspace().directMessage(person).id();
    return rehearsal.slack().messages().in(channel);
  }

  private int refusedPosts() {
    return (int)
        rehearsal.slack().calls("chat.postMessage").stream()
            .filter(call -> call.answer().filter("channel_not_found"::equals).isPresent())
            .count();
  }

  private String thread() {
    var board = rehearsal.person(ALICE, CHANNEL).board().orElseThrow();
    return rehearsal.slack().messages().replies(board).stream()
        .map(SlackMessage::plainText)
        .reduce("", (all, next) -> all + next + "\n");
  }
}
