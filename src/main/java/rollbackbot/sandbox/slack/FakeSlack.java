package rollbackbot.sandbox.slack;

import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import rollbackbot.sandbox.http.LoopbackServer;
import rollbackbot.sandbox.slack.api.CallHandling;
import rollbackbot.sandbox.slack.api.CallLog;
import rollbackbot.sandbox.slack.api.MethodCall;
import rollbackbot.sandbox.slack.api.RateLimits;
import rollbackbot.sandbox.slack.api.SlackFaults;
import rollbackbot.sandbox.slack.api.SlackIds;
import rollbackbot.sandbox.slack.api.Timestamps;
import rollbackbot.sandbox.slack.delivery.Acknowledgments;
import rollbackbot.sandbox.slack.delivery.ActionPayload;
import rollbackbot.sandbox.slack.delivery.BotConnection;
import rollbackbot.sandbox.slack.delivery.Deliveries;
import rollbackbot.sandbox.slack.delivery.Delivery;
import rollbackbot.sandbox.slack.delivery.HttpTransport;
import rollbackbot.sandbox.slack.delivery.SignedRequest;
import rollbackbot.sandbox.slack.delivery.Transport;
import rollbackbot.sandbox.slack.delivery.Triggers;
import rollbackbot.sandbox.slack.forms.FormActions;
import rollbackbot.sandbox.slack.forms.HomeEvents;
import rollbackbot.sandbox.slack.forms.ViewJson;
import rollbackbot.sandbox.slack.forms.ViewMethods;
import rollbackbot.sandbox.slack.forms.Views;
import rollbackbot.sandbox.slack.messages.ChatMethods;
import rollbackbot.sandbox.slack.messages.Control;
import rollbackbot.sandbox.slack.messages.FileMethods;
import rollbackbot.sandbox.slack.messages.MessageJson;
import rollbackbot.sandbox.slack.messages.Messages;
import rollbackbot.sandbox.slack.messages.Notice;
import rollbackbot.sandbox.slack.messages.Posting;
import rollbackbot.sandbox.slack.messages.Replies;
import rollbackbot.sandbox.slack.messages.ResponseUrls;
import rollbackbot.sandbox.slack.messages.SlackListener;
import rollbackbot.sandbox.slack.messages.SlackListeners;
import rollbackbot.sandbox.slack.messages.SlackMessage;
import rollbackbot.sandbox.slack.sockets.Sockets;
import rollbackbot.sandbox.slack.workspace.ChannelAccess;
import rollbackbot.sandbox.slack.workspace.PlayedWorkspace;

/**
 * A Slack to play with: one workspace behind HTTP on 127.0.0.1. The bot calls it at {@link #apiUrl}
 * and gets what people do at the address given to {@link #deliverTo}.
 */
public final class FakeSlack implements AutoCloseable {
  private static final String APP_TOKEN = "xapp-played-token";

  private final PlayedWorkspace workspace;
  private final InstantSource clock;
  private final SlackListeners listeners = new SlackListeners();
  private final Messages messages = new Messages(listeners);
  private final Views views;
  private final FormActions forms;
  private final HomeEvents events;
  private final SlackFaults faults = new SlackFaults();
  private final CallLog calls = new CallLog();
  private final List<Notice> notices = new CopyOnWriteArrayList<>();
  private final RateLimits limits;
  private final Posting posting;
  private final Acknowledgments acknowledgments;
  private final BotConnection bot;
  private final LoopbackServer server;
  private final Deliveries deliveries;
  private final Optional<Sockets> sockets;

  FakeSlack(FakeSlackBuilder builder) {
    workspace = builder.workspace;
    clock = builder.clock;
    limits = new RateLimits(clock, builder.rateLimited);
    bot = new BotConnection(builder.patience);
    server = LoopbackServer.require("played-slack", builder.port);
    var ids = new SlackIds();
    var timestamps = new Timestamps(clock);
    posting = new Posting(workspace, messages, clock, timestamps, ids);
    var replies = new Replies(posting);
    acknowledgments = new Acknowledgments(posting, replies);
    var shape = new MessageJson(workspace, messages);
    var responseUrls = new ResponseUrls(workspace, clock, ids, replies);
    sockets =
        builder.socketMode
            ? Optional.of(Sockets.start(workspace.installation(), ids, builder.patience))
            : Optional.empty();
    var triggers = new Triggers(clock, ids, builder.triggerLife);
    var viewShape = new ViewJson(workspace);
    views = new Views(ids, timestamps, listeners);
    var access = new ChannelAccess(workspace);
    var files = new FileMethods(ids, access, posting, server.url());
    var api =
        PlayedMethods.of(
            workspace,
            new ChatMethods(workspace, access, messages, posting, shape),
            new ViewMethods(workspace, views, triggers, viewShape),
            files);
    sockets.ifPresent(open -> api.withAppToken("apps.connections.open", APP_TOKEN, open::open));
    var methods = new CallHandling(api, limits, calls, clock);
    server.serve(new SlackHandler(workspace, methods, responseUrls, files, faults));
    var way =
        sockets.<Transport>map(it -> it).orElseGet(() -> new HttpTransport(workspace, clock, bot));
    forms = new FormActions(workspace, views, triggers, viewShape, way);
    events = new HomeEvents(workspace, views, viewShape, ids, timestamps, clock, way);
    deliveries =
        new Deliveries(
            workspace,
            timestamps,
            responseUrls,
            triggers,
            new ActionPayload(workspace, shape),
            way,
            server.url());
  }

  /** The example workspace on any free port, by the real clock. */
  public static FakeSlack example() {
    return of(PlayedWorkspace.example()).start();
  }

  public static FakeSlackBuilder of(PlayedWorkspace workspace) {
    return new FakeSlackBuilder(workspace);
  }

  /** The base of the Web API, for {@code SLACK_API_URL}. */
  public String apiUrl() {
    return server.url().resolve("/api/").toString();
  }

  public String botToken() {
    return workspace.installation().token();
  }

  public String signingSecret() {
    return workspace.installation().signingSecret();
  }

  /** The token that opens sockets. */
  public String appToken() {
    return APP_TOKEN;
  }

  public boolean isSocketMode() {
    return sockets.isPresent();
  }

  /** The connections of Socket Mode. */
  public Sockets sockets() {
    return sockets.orElseThrow(() -> new IllegalStateException("say socketMode() first"));
  }

  public PlayedWorkspace workspace() {
    return workspace;
  }

  public Messages messages() {
    return messages;
  }

  /** The forms that people have before them, and their Home. */
  public Views views() {
    return views;
  }

  /** What people do with their forms. */
  public FormActions forms() {
    return forms;
  }

  public SlackFaults faults() {
    return faults;
  }

  public RateLimits rateLimits() {
    return limits;
  }

  /** Every call of the Web API, refused ones too. */
  public List<MethodCall> calls() {
    return calls.all();
  }

  public List<MethodCall> calls(String method) {
    return calls().stream().filter(call -> call.method().equals(method)).toList();
  }

  /** What Slack itself told people. */
  public List<Notice> notices() {
    return List.copyOf(notices);
  }

  public void listen(SlackListener listener) {
    listeners.add(listener);
  }

  /** The bot's request URL, such as {@code http://127.0.0.1:3000/slack/events}. */
  public void deliverTo(URI botUrl) {
    bot.connect(botUrl);
  }

  /**
   * A person types the bot's command in a channel.
   *
   * @param text what follows the command and one space; may be empty
   */
  public Delivery command(String userId, String channelId, String text) {
    var sent = deliveries.command(userId, channelId, text);
    var typed = workspace.installation().command();
    var delivery = acknowledgments.take(sent, (typed + " " + text).strip());
    return seen(delivery, userId, channelId, typed);
  }

  /** A person clicks a button, as the message given shows it, even if it shows another by now. */
  public Delivery click(String userId, SlackMessage message, String actionId) {
    return click(userId, message.requireControl(actionId));
  }

  public Delivery click(String userId, Control control) {
    var delivery = deliveries.press(userId, control);
    return seen(delivery, userId, control.message().channel(), control.label());
  }

  /** A person chooses from a select or an overflow menu. */
  public Delivery choose(String userId, SlackMessage message, String actionId, String value) {
    return choose(userId, message.requireControl(actionId), value);
  }

  public Delivery choose(String userId, Control control, String value) {
    var delivery = deliveries.choose(userId, control, control.requireOption(value));
    return seen(delivery, userId, control.message().channel(), control.label());
  }

  /** A person opens the bot's Home. */
  public Delivery openHome(String userId) {
    return events.homeOpened(userId, "home");
  }

  /** A person opens their conversation with the bot. */
  public Delivery openMessages(String userId) {
    return events.homeOpened(userId, "messages");
  }

  /** A person writes a message, which no bot is told of. */
  public SlackMessage say(String userId, String channelId, String text) {
    return posting.say(workspace.person(userId).id(), channelId, text, Optional.empty());
  }

  /** A person writes a reply under a message. */
  public SlackMessage reply(String userId, String channelId, String parentTs, String text) {
    return posting.say(workspace.person(userId).id(), channelId, text, Optional.of(parentTs));
  }

  /** Posts a body as it is: for forgeries and replays. */
  public Delivery deliver(String body, String timestamp, String signature) {
    return deliver(new SignedRequest(body, timestamp, signature));
  }

  public Delivery deliver(SignedRequest request) {
    return bot.post(request);
  }

  private Delivery seen(Delivery delivery, String user, String channel, String what) {
    delivery
        .failure()
        .map(reason -> new Notice(user, channel, what, reason, clock.instant()))
        .ifPresent(notice -> {
          notices.add(notice);
          listeners.tell(listener -> listener.noticed(notice));
        });
    return delivery;
  }

  @Override
  public void close() {
    bot.close();
    sockets.ifPresent(Sockets::close);
    server.close();
    listeners.close();
  }
}
