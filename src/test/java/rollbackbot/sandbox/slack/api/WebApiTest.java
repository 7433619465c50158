package rollbackbot.sandbox.slack.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.model.Message.MessageRoot;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import rollbackbot.sandbox.slack.FakeSlack;
import rollbackbot.sandbox.slack.Sdk;
import rollbackbot.sandbox.slack.messages.SlackMessage;
import rollbackbot.sandbox.slack.workspace.PlayedWorkspace;
import rollbackbot.sandbox.slack.workspace.SlackUser.Membership;
import rollbackbot.sandbox.slack.workspace.UserGroup;

/** The official SDK's client finds the methods as Slack documents them. */
class WebApiTest {
  private final FakeSlack slack =
      FakeSlack.of(PlayedWorkspace.example()).withoutRateLimits().start();
  private final MethodsClient client = Sdk.client(slack);

  @AfterEach
  void stop() {
    slack.close();
  }

  @Test
  void tokenIsTheBots() throws IOException, SlackApiException {
    var answer = client.authTest(request -> request);

    assertThat(answer.isOk()).isTrue();
    assertThat(answer.getTeamId()).isEqualTo("T0TEAM");
    assertThat(answer.getUserId()).isEqualTo("U0BOT");
    assertThat(answer.getBotId()).isEqualTo("B0BOT");
    assertThat(answer.getHttpResponseHeaders())
        .hasEntrySatisfying(
            "x-oauth-scopes", scopes -> assertThat(scopes.getFirst()).contains("chat:write"));
  }

  @Test
  void otherTokenIsRefused() throws IOException, SlackApiException {
    var wrong = Sdk.slack(slack).methods("xoxb-wrong").authTest(request -> request);

    assertThat(wrong.getError()).isEqualTo("invalid_auth");
  }

  @Test
  void scopeThatIsMissingIsNamed() throws IOException, SlackApiException {
    slack.workspace().install(app -> app.without("users:read"));

    var answer = client.usersInfo(request -> request.user("U0ALICE"));

    assertThat(answer.getError()).isEqualTo("missing_scope");
    assertThat(answer.getNeeded()).isEqualTo("users:read");
    assertThat(answer.getProvided()).contains("chat:write").doesNotContain("users:read");
  }

  @Test
  void methodThatIsNotPlayedIsUnknown() throws IOException, SlackApiException {
    var answer = client.pinsList(request -> request.channel("C0INCIDENTS"));

    assertThat(answer.getError()).isEqualTo("unknown_method");
  }

  @Test
  void localeIsToldOnlyIfAskedFor() throws IOException, SlackApiException {
    var with = client.usersInfo(request -> request.user("U0BOB").includeLocale(true));
    var without = client.usersInfo(request -> request.user("U0BOB"));

    assertThat(with.getUser().getLocale()).isEqualTo("fr-FR");
    assertThat(without.getUser().getLocale()).isNull();
  }

  @Test
  void peopleShowTheirStanding() throws IOException, SlackApiException {
    slack.workspace().membership("U0CAROL", Membership.DEACTIVATED);

    assertThat(user("U0ALICE").isRestricted()).isFalse();
    assertThat(user("U0GUEST").isRestricted()).isTrue();
    assertThat(user("U0STRANGER").isStranger()).isTrue();
    assertThat(user("U0STRANGER").getTeamId()).isEqualTo("T0OTHER");
    assertThat(user("U0BOT").isBot()).isTrue();
    assertThat(user("U0CAROL").isDeleted()).isTrue();
    assertThat(client.usersInfo(request -> request.user("U0NOBODY")).getError())
        .isEqualTo("user_not_found");
  }

  private com.slack.api.model.User user(String id) throws IOException, SlackApiException {
    return client.usersInfo(request -> request.user(id)).getUser();
  }

  @Test
  void groupsAreFoundByIdOnly() throws IOException, SlackApiException {
    var byId = client.usergroupsUsersList(request -> request.usergroup("S0OPSTEAM"));
    var byHandle = client.usergroupsUsersList(request -> request.usergroup("ops"));

    assertThat(byId.getUsers()).containsExactly("U0ALICE", "U0BOB");
    assertThat(byHandle.getError()).isEqualTo("no_such_subteam");
  }

  @Test
  void disabledGroupMustBeAskedForAsSuch() throws IOException, SlackApiException {
    slack.workspace().change(new UserGroup("S0OLD", "old", "Old", List.of("U0BOB")).disabled());

    var plain = client.usergroupsUsersList(request -> request.usergroup("S0OLD"));
    var disabled =
        client.usergroupsUsersList(request -> request.usergroup("S0OLD").includeDisabled(true));
    var listed = client.usergroupsList(request -> request.includeUsers(true).includeCount(true));

    assertThat(plain.getError()).isEqualTo("no_such_subteam");
    assertThat(disabled.getUsers()).containsExactly("U0BOB");
    assertThat(listed.getUsergroups())
        .singleElement()
        .satisfies(group -> {
          assertThat(group.getHandle()).isEqualTo("ops");
          assertThat(group.getUsers()).containsExactly("U0ALICE", "U0BOB");
          assertThat(group.getUserCount()).isEqualTo(2);
        });
  }

  @Test
  void channelsShowWhatTheyAre() throws IOException, SlackApiException {
    var incidents = client.conversationsInfo(request -> request.channel("C0INCIDENTS"));
    var shared = client.conversationsInfo(request -> request.channel("C0SHARED"));
    var archived = client.conversationsInfo(request -> request.channel("C0ARCHIVED"));

    assertThat(incidents.getChannel().isMember()).isTrue();
    assertThat(incidents.getChannel().isExtShared()).isFalse();
    assertThat(shared.getChannel().isMember()).isFalse();
    assertThat(shared.getChannel().isExtShared()).isTrue();
    assertThat(shared.getChannel().getSharedTeamIds()).contains("T0TEAM", "T0OTHER");
    assertThat(archived.getChannel().isArchived()).isTrue();
  }

  @Test
  void privateChannelIsNotFoundUntilInvited() throws IOException, SlackApiException {
    var before = client.conversationsInfo(request -> request.channel("C0PRIVATE"));
    slack.workspace().change("C0PRIVATE", channel -> channel.with("U0BOT"));
    var after = client.conversationsInfo(request -> request.channel("C0PRIVATE"));

    assertThat(before.getError()).isEqualTo("channel_not_found");
    assertThat(after.getChannel().isPrivate()).isTrue();
  }

  @Test
  void joiningNeedsItsScopeAndAPublicChannel() throws IOException, SlackApiException {
    assertThat(join("C0GENERAL")).isEqualTo("missing_scope");

    slack.workspace().install(app -> app.with("channels:join"));

    assertThat(join("C0GENERAL")).isNull();
    assertThat(slack.workspace().channel("C0GENERAL").has("U0BOT")).isTrue();
    assertThat(join("C0PRIVATE")).isEqualTo("method_not_supported_for_channel_type");
    assertThat(join("C0ARCHIVED")).isEqualTo("is_archived");
  }

  private String join(String channel) throws IOException, SlackApiException {
    return client.conversationsJoin(request -> request.channel(channel)).getError();
  }

  @Test
  void postedMessageComesBackWithItsThread() throws IOException, SlackApiException {
    var parent =
        client.chatPostMessage(request ->
            request
                .channel("C0INCIDENTS")
                .text("board")
                .blocks(Sdk.question("*Is something wrong?*", "answer.problem.yes")));
    var reply =
        client.chatPostMessage(request ->
            request
                .channel("C0INCIDENTS")
                .text("in the thread")
                .threadTs(parent.getTs())
                .replyBroadcast(true));

    assertThat(parent.getMessage().getBlocks()).hasSize(2);
    assertThat(reply.getMessage().getThreadTs()).isEqualTo(parent.getTs());
    assertThat(reply.getMessage().getSubtype()).isEqualTo("thread_broadcast");
    assertThat(reply.getMessage().getRoot()).extracting(MessageRoot::getText).isEqualTo("board");
    var board = slack.messages().in("C0INCIDENTS").getFirst();
    assertThat(board.plainText()).isEqualTo("*Is something wrong?*\n[Yes]");
    assertThat(slack.messages().replies(board))
        .extracting(SlackMessage::text)
        .containsOnly("in the thread");
    assertThat(slack.messages().in("C0INCIDENTS")).hasSize(2);
  }

  @Test
  void replyGoesUnderAParentOnly() throws IOException, SlackApiException {
    var parent = post("C0INCIDENTS", "parent");
    var reply =
        client.chatPostMessage(
            request -> request.channel("C0INCIDENTS").text("reply").threadTs(parent));

    assertThat(threadError(reply.getTs())).isEqualTo("cannot_reply_to_message");
    assertThat(threadError("1.000001")).isEqualTo("thread_not_found");
  }

  private String threadError(String ts) throws IOException, SlackApiException {
    return client
        .chatPostMessage(request -> request.channel("C0INCIDENTS").text("x").threadTs(ts))
        .getError();
  }

  @Test
  void postingIsRefusedWhereTheBotIsNot() throws IOException, SlackApiException {
    assertThat(postError("C0GENERAL")).isNull();

    slack.workspace().install(app -> app.without("chat:write.public"));

    assertThat(postError("C0GENERAL")).isEqualTo("not_in_channel");
    assertThat(postError("C0PRIVATE")).isEqualTo("channel_not_found");
    assertThat(postError("C0NOWHERE")).isEqualTo("channel_not_found");
    assertThat(postError("C0ARCHIVED")).isEqualTo("is_archived");
  }

  @Test
  void userIdOpensADirectMessage() throws IOException, SlackApiException {
    var answer = client.chatPostMessage(request -> request.channel("U0ALICE").text("hello"));

    assertThat(answer.getChannel()).isEqualTo("D0ALICE");
    assertThat(slack.messages().in("D0ALICE")).hasSize(1);
  }

  @Test
  void messageNeedsSomethingToSay() throws IOException, SlackApiException {
    var nothing = client.chatPostMessage(request -> request.channel("C0INCIDENTS"));
    var onlyBlocks =
        client.chatPostMessage(request ->
            request.channel("C0INCIDENTS").blocks(Sdk.question("Really?", "answer.problem.yes")));

    assertThat(nothing.getError()).isEqualTo("no_text");
    assertThat(onlyBlocks.getMessage().getText()).contains("Really?");
  }

  @Test
  void updateWithTextAloneTakesTheBlocksAway() throws IOException, SlackApiException {
    var ts =
        client
            .chatPostMessage(request ->
                request
                    .channel("C0INCIDENTS")
                    .text("board")
                    .blocks(Sdk.question("?", "answer.problem.yes"))
                    .metadataAsString(
                        "{\"event_type\":\"rollback_incident\",\"event_payload\":{\"app\":\"my-app\"}}"))
            .getTs();

    var answer = client.chatUpdate(request -> request.channel("C0INCIDENTS").ts(ts).text("done"));

    assertThat(answer.isOk()).isTrue();
    assertThat(answer.getText()).isEqualTo("done");
    var message = slack.messages().in("C0INCIDENTS").getFirst();
    assertThat(message.revisions()).hasSize(2);
    assertThat(message.blocks()).isEmpty();
    assertThat(message.newest().metadata().orElseThrow().path("event_type").asString())
        .isEqualTo("rollback_incident");
  }

  @Test
  void updateIsForOwnMessagesOfModestLength() throws IOException, SlackApiException {
    var own = post("C0INCIDENTS", "mine");
    var alices = slack.say("U0ALICE", "C0INCIDENTS", "hello").ts();

    assertThat(updateError(own, "x".repeat(4_000))).isNull();
    assertThat(updateError(own, "x".repeat(4_001))).isEqualTo("msg_too_long");
    assertThat(updateError(alices, "x")).isEqualTo("cant_update_message");
    assertThat(updateError("1.000001", "x")).isEqualTo("message_not_found");
  }

  @Test
  void deletedMessageIsGone() throws IOException, SlackApiException {
    var ts = post("C0INCIDENTS", "mine");

    var first = client.chatDelete(request -> request.channel("C0INCIDENTS").ts(ts));
    var second = client.chatDelete(request -> request.channel("C0INCIDENTS").ts(ts));

    assertThat(first.getTs()).isEqualTo(ts);
    assertThat(second.getError()).isEqualTo("message_not_found");
    assertThat(slack.messages().in("C0INCIDENTS")).isEmpty();
  }

  @Test
  void ephemeralIsForSomebodyInTheChannel() throws IOException, SlackApiException {
    var inside = ephemeral("U0ALICE");
    var outside = ephemeral("U0STRANGER");

    assertThat(inside.getMessageTs()).isNotEmpty();
    assertThat(outside.getError()).isEqualTo("user_not_in_channel");
    assertThat(slack.messages().ephemeralsFor("U0ALICE"))
        .extracting(SlackMessage::text)
        .containsOnly("psst");
    assertThat(slack.messages().in("C0INCIDENTS")).isEmpty();
    assertThat(updateError(inside.getMessageTs(), "x")).isEqualTo("message_not_found");
  }

  private com.slack.api.methods.response.chat.ChatPostEphemeralResponse ephemeral(String user)
      throws IOException, SlackApiException {
    return client.chatPostEphemeral(
        request -> request.channel("C0INCIDENTS").user(user).text("psst"));
  }

  @Test
  void permalinkOfAReplyNamesItsThread() throws IOException, SlackApiException {
    var parent = post("C0INCIDENTS", "parent");
    var reply =
        client.chatPostMessage(
            request -> request.channel("C0INCIDENTS").text("reply").threadTs(parent));

    assertThat(permalink(parent))
        .isEqualTo("https://example.slack.com/archives/C0INCIDENTS/p" + parent.replace(".", ""));
    assertThat(permalink(reply.getTs())).endsWith("?thread_ts=" + parent + "&cid=C0INCIDENTS");
  }

  @Test
  void callsAreRecordedWithoutTheToken() throws IOException, SlackApiException {
    post("C0INCIDENTS", "hello");
    postError("C0NOWHERE");

    assertThat(slack.calls("chat.postMessage"))
        .extracting(call -> call.argument("channel") + " " + call.answer().orElse("?"))
        .containsExactly("C0INCIDENTS ok", "C0NOWHERE channel_not_found");
    assertThat(slack.calls().toString()).doesNotContain(slack.botToken());
  }

  private String permalink(String ts) throws IOException, SlackApiException {
    return client
        .chatGetPermalink(request -> request.channel("C0INCIDENTS").messageTs(ts))
        .getPermalink();
  }

  private String post(String channel, String text) throws IOException, SlackApiException {
    return client.chatPostMessage(request -> request.channel(channel).text(text)).getTs();
  }

  private String postError(String channel) throws IOException, SlackApiException {
    return client.chatPostMessage(request -> request.channel(channel).text("x")).getError();
  }

  private String updateError(String ts, String text) throws IOException, SlackApiException {
    return client
        .chatUpdate(request -> request.channel("C0INCIDENTS").ts(ts).text(text))
        .getError();
  }
}
