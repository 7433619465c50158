package rollbackbot.slack.sending;

import com.slack.api.methods.MethodsClient;
import com.slack.api.util.json.GsonFactory;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rollbackbot.http.Trust;
import rollbackbot.incident.PrivateReply;
import rollbackbot.incident.Reply;
import rollbackbot.once.OutsideTrouble;
import rollbackbot.once.SteadyClock;
import rollbackbot.rollback.Outbox;
import rollbackbot.slack.blockkit.Blocks;
import rollbackbot.slack.blockkit.Rendered;
import rollbackbot.slack.view.IncidentScenes;
import rollbackbot.slack.view.ReplyView;
import rollbackbot.slack.web.SlackAnswers;

/**
 * Says something to one person alone: by the command's own {@code response_url}, which works
 * wherever the command was typed, else by an ephemeral message, else in a direct message. A form
 * that Slack doesn't open is said in words.
 */
public final class PrivateReplies {
  private static final Logger log = LoggerFactory.getLogger(PrivateReplies.class);
  private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");

  /** How long a {@code response_url} lives (Slack docs, "Handling user interaction"). */
  private static final Duration LIFE = Duration.ofMinutes(30);

  private final MethodsClient client;
  private final Forms forms;
  private final Homes homes;
  private final BoardLinks boards;
  private final IncidentScenes scenes;
  private final OkHttpClient http;
  private final Outbox outbox;
  private final InstantSource clock;
  private final Setbacks<String> away;

  public PrivateReplies(
      MethodsClient client,
      Forms forms,
      Homes homes,
      BoardLinks boards,
      IncidentScenes scenes,
      OkHttpClient http,
      Outbox outbox,
      PublishingTiming.AfterTrouble timing,
      InstantSource clock,
      SteadyClock steady) {
    this.client = client;
    this.forms = forms;
    this.homes = homes;
    this.boards = boards;
    this.scenes = scenes;
    this.http = http;
    this.outbox = outbox;
    this.clock = clock;
    this.away = new Setbacks<>(timing.reply(), timing.longest(), steady);
  }

  /** How sending a reply can end. */
  private enum Sent {
    YES,
    /** Slack is away: it may work later. */
    NOT_YET,
    NEVER
  }

  /**
   * Sends a reply. While Slack is away it is kept, as long as it can still be of interest; one that
   * Slack refuses is dropped with a line in the log.
   *
   * @return whether nothing more is to be done for it
   */
  boolean send(Outbox.Waiting waiting) {
    var reply = waiting.reply();
    if (isShownOtherwise(reply)) {
      outbox.done(waiting);
      return true;
    }
    var view = Blocks.of(ReplyView.of(reply, boards::to, scenes));
    var sent = byResponseUrl(reply, view) ? Sent.YES : byEphemeral(reply, view);
    if (sent == Sent.NOT_YET && isYoung(reply)) {
      away.failed(waiting.id(), "not yet");
      return false;
    }
    away.succeeded(waiting.id());
    if (sent != Sent.YES) {
      log.warn("{} could not be told {}", reply.to().user(), reply.reply().getClass());
    }
    outbox.done(waiting);
    return true;
  }

  /** Whether it isn't to be tried again right now. */
  boolean rests(Outbox.Waiting waiting) {
    return away.rests(waiting.id());
  }

  /** Whether it was no message, but something to fill in or to look at. */
  private boolean isShownOtherwise(PrivateReply reply) {
    if (reply.reply() instanceof Reply.Home home) {
      homes.publish(reply, home);
      return true;
    }
    return reply.reply() instanceof Reply.Form form && forms.open(reply, form);
  }

  private boolean isYoung(PrivateReply reply) {
    return reply.at().plus(LIFE).isAfter(clock.instant());
  }

  private boolean byResponseUrl(PrivateReply reply, Rendered view) {
    var url = reply.to().responseUrl().flatMap(Trust::written);
    if (url.isEmpty() || !isYoung(reply)) {
      return false;
    }
    Map<String, Object> message = new LinkedHashMap<>();
    message.put("response_type", "ephemeral");
    message.put("replace_original", false);
    message.put("text", view.text());
    message.put("blocks", view.blocks());
    reply.to().thread().ifPresent(thread -> message.put("thread_ts", thread));
    var json = GsonFactory.createSnakeCase().toJson(message);
    var request = new Request.Builder().url(url.get()).post(RequestBody.create(json, JSON)).build();
    try (var response = http.newCall(request).execute()) {
      return response.isSuccessful();
    } catch (IOException e) {
      log.warn("a response_url did not answer: {}", e.getMessage());
      return false;
    }
  }

  private Sent byEphemeral(PrivateReply reply, Rendered view) {
    if (reply.to().channel().isBlank()) {
      return byDirectMessage(reply, view);
    }
    try {
      SlackAnswers.of(
          "chat.postEphemeral",
          () ->
              client.chatPostEphemeral(request ->
                  request
                      .channel(reply.to().channel())
                      .user(reply.to().user())
                      .threadTs(reply.to().thread().orElse(null))
                      .text(view.text())
                      .blocks(view.blocks())));
      return Sent.YES;
    } catch (OutsideTrouble.Refused e) {
      if (isPassing(Refusal.of(e.words()))) {
        log.warn("{}", e.getMessage());
        return Sent.NOT_YET;
      }
      log.info("{}; said in a direct message instead", e.getMessage());
      return byDirectMessage(reply, view);
    } catch (OutsideTrouble e) {
      log.warn("{}", e.getMessage());
      return Sent.NOT_YET;
    }
  }

  /**
   * A form has no {@code response_url}, and may have been opened where the bot isn't; a click on
   * the Home happens in no channel.
   */
  private Sent byDirectMessage(PrivateReply reply, Rendered view) {
    try {
      SlackAnswers.of(
          "chat.postMessage",
          () ->
              client.chatPostMessage(request ->
                  request.channel(reply.to().user()).text(view.text()).blocks(view.blocks())));
      return Sent.YES;
    } catch (OutsideTrouble.Refused e) {
      log.warn("{}", e.getMessage());
      var refusal = Refusal.of(e.words());
      return isPassing(refusal) || refusal == Refusal.PASSING ? Sent.NOT_YET : Sent.NEVER;
    } catch (OutsideTrouble e) {
      log.warn("{}", e.getMessage());
      return Sent.NOT_YET;
    }
  }

  /** Whatever way is taken. */
  private static boolean isPassing(Refusal refusal) {
    return switch (refusal) {
      case BUSY, TOKEN -> true;
      case PASSING, SHUT, GONE, UNSHOWABLE, NOBODY -> false;
    };
  }
}
