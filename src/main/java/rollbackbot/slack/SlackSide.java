package rollbackbot.slack;

import com.slack.api.Slack;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import okhttp3.OkHttpClient;
import rollbackbot.http.Permissions;
import rollbackbot.http.Service;
import rollbackbot.once.SteadyClock;
import rollbackbot.release.AppName;
import rollbackbot.release.Apps;
import rollbackbot.rollback.Choices;
import rollbackbot.rollback.Inbox;
import rollbackbot.rollback.Outbox;
import rollbackbot.room.Timing;
import rollbackbot.slack.incoming.AckListener;
import rollbackbot.slack.incoming.Envelopes;
import rollbackbot.slack.incoming.Listeners;
import rollbackbot.slack.incoming.SignatureCheck;
import rollbackbot.slack.incoming.SlackEndpoint;
import rollbackbot.slack.incoming.SlackReception;
import rollbackbot.slack.incoming.SocketMode;
import rollbackbot.slack.incoming.SocketTiming;
import rollbackbot.slack.sending.BoardLinks;
import rollbackbot.slack.sending.EndsElsewhere;
import rollbackbot.slack.sending.Files;
import rollbackbot.slack.sending.Forms;
import rollbackbot.slack.sending.Homes;
import rollbackbot.slack.sending.IncidentMessages;
import rollbackbot.slack.sending.Messenger;
import rollbackbot.slack.sending.NotedOutbox;
import rollbackbot.slack.sending.Notices;
import rollbackbot.slack.sending.Pace;
import rollbackbot.slack.sending.PrivateReplies;
import rollbackbot.slack.sending.Publisher;
import rollbackbot.slack.sending.PublishingTiming;
import rollbackbot.slack.sending.ReplyLane;
import rollbackbot.slack.sending.Setbacks;
import rollbackbot.slack.sending.ShutPlaces;
import rollbackbot.slack.sending.UnreadableIncidents;
import rollbackbot.slack.view.IncidentScenes;
import rollbackbot.slack.view.WrittenProse;
import rollbackbot.slack.web.CallListener;
import rollbackbot.slack.web.SlackClients;
import rollbackbot.slack.web.SlackIdentity;
import rollbackbot.slack.web.SlackSettings;
import rollbackbot.slack.web.SlackTokens;
import rollbackbot.text.Language;
import rollbackbot.ticket.Prose;
import rollbackbot.tree.DecisionTree;
import rollbackbot.words.Links;

/** Builds what belongs to Slack, in the order in which it depends on each other. */
public final class SlackSide {
  private final SlackSettings settings;
  private final Timing timing;
  private final PublishingTiming publishing;
  private final Slack slack;
  private final InstantSource clock;
  private final SteadyClock steady;
  private final SlackIdentity identity;
  private final SlackWorkspace workspace;

  /**
   * What belongs to Slack.
   *
   * @param timing the waits of a rollback, which messages name
   */
  public SlackSide(
      SlackSettings settings,
      Timing timing,
      PublishingTiming publishing,
      InstantSource clock,
      SteadyClock steady,
      CallListener listener) {
    this.settings = settings;
    this.timing = timing;
    this.publishing = publishing;
    this.clock = clock;
    this.steady = steady;
    this.slack = SlackClients.slack(settings, publishing.call(), listener);
    var client = SlackClients.methods(slack, settings);
    this.identity = new SlackIdentity(client, steady);
    this.workspace = new SlackWorkspace(client, identity, steady);
  }

  public SlackIdentity identity() {
    return identity;
  }

  public SlackWorkspace workspace() {
    return workspace;
  }

  public SlackTokens tokens() {
    return new SlackTokens(slack, SlackClients.methods(slack, settings));
  }

  /** The texts that the bot writes for other systems; they link to the incident's board. */
  public Prose prose(Outbox outbox, DecisionTree tree, Links links) {
    return new WrittenProse(
        tree,
        links,
        timing,
        incident ->
            Optional.ofNullable(outbox.shown(incident.id()).get(0))
                .flatMap(board ->
                    board.timestamp().flatMap(at -> identity.archiveLink(board.channel(), at))));
  }

  /**
   * How what people do gets here, not started yet.
   *
   * @param knownApps the apps that are known without asking anybody; may be empty
   * @param choices what is offered in a form
   */
  public SlackReception reception(
      Inbox inbox,
      Supplier<List<AppName>> knownApps,
      Choices choices,
      Supplier<String> ids,
      SocketTiming timing,
      AckListener listener) {
    var app = new Listeners(inbox, knownApps, choices, ids, clock).app(slack, settings);
    return switch (settings.reception()) {
      case SlackSettings.Reception.Http(var secret) ->
          new SlackReception.Http(new SlackEndpoint(new SignatureCheck(secret), app, clock));
      case SlackSettings.Reception.Socket(var token) ->
          new SlackReception.Socket(
              new SocketMode(
                  slack.methods(token.reveal()),
                  SlackClients.http(settings, publishing.call()),
                  new Envelopes(app, steady, listener),
                  timing,
                  steady));
    };
  }

  /** Files for threads; needs the scope {@code files:write}. */
  public Files files() {
    return new Files(
        SlackClients.methods(slack, settings), SlackClients.http(settings, publishing.call()));
  }

  /** What the bot says by itself. */
  public Notices notices() {
    var client = SlackClients.methods(slack, settings);
    return new Notices(client, publishing.afterTrouble(), steady);
  }

  /**
   * The publisher, not started yet.
   *
   * @param language the configured one, where there is one
   * @param mayPublish whether it is this process that sends messages, right now
   */
  public Publisher publisher(
      Outbox stored,
      Apps apps,
      DecisionTree tree,
      Links links,
      Optional<Language> language,
      BooleanSupplier mayPublish) {
    var outbox = new NotedOutbox(stored, clock);
    var client = SlackClients.methods(slack, settings);
    var http =
        Permissions.hold(settings.proxies().on(new OkHttpClient.Builder()), Service.SLACK_ADDRESSES)
            .callTimeout(publishing.reply())
            .followRedirects(false)
            .followSslRedirects(false)
            .build();
    var boards = new BoardLinks(client, identity, outbox);
    var messages =
        new IncidentMessages(apps, tree, links, boards, timing, publishing.boards(), clock, steady);
    var pace = new Pace(publishing.writing(), steady);
    var trouble = publishing.afterTrouble();
    var places = new ShutPlaces(trouble.place(), steady);
    var messenger =
        new Messenger(client, files(), outbox, messages, pace, places, trouble, clock, steady);
    var ends =
        new EndsElsewhere(
            client, apps, tree, links, timing, outbox, places, pace, trouble, clock, steady);
    var unreadable =
        UnreadableIncidents.in(client, apps, links, outbox, language, pace, trouble, steady);
    var homes = new Homes(client, boards::to);
    var scenes = new IncidentScenes(outbox::find, apps, tree, boards.and(links), timing);
    var forms = new Forms(client);
    var replies =
        new PrivateReplies(
            client, forms, homes, boards, scenes, http, outbox, trouble, clock, steady);
    var rounds = publishing.publisher();
    var faults = new Setbacks<String>(rounds.afterFault(), rounds.afterLastingFault(), steady);
    var lane = new ReplyLane(outbox, replies, rounds.grace(), faults);
    return new Publisher(
        outbox, lane, messages, messenger, ends, unreadable, mayPublish, rounds, clock, steady);
  }
}
