package rollbackbot.slack.sending;

import com.slack.api.methods.MethodsClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rollbackbot.check.Finding;
import rollbackbot.check.Looks;
import rollbackbot.history.OwnLooks;
import rollbackbot.once.OutsideTrouble;
import rollbackbot.once.SteadyClock;
import rollbackbot.slack.blockkit.Blocks;
import rollbackbot.slack.view.BrokeView;
import rollbackbot.slack.web.SlackAnswers;
import rollbackbot.text.Language;
import rollbackbot.text.Wording;

/** Posts what the bot says by itself about an app, outside of any incident. */
public final class Notices implements OwnLooks.Telling {
  private static final Logger log = LoggerFactory.getLogger(Notices.class);

  private final MethodsClient client;
  private final Setbacks<Looks.News> refused;

  public Notices(MethodsClient client, PublishingTiming.AfterTrouble timing, SteadyClock clock) {
    this.client = client;
    this.refused = new Setbacks<>(timing.usual(), timing.longest(), clock);
  }

  @Override
  public boolean tell(Looks.News news, String channel, Language language) {
    if (refused.rests(news)) {
      return false;
    }
    var view = Blocks.of(BrokeView.of(news, new Wording(language)));
    try {
      SlackAnswers.of(
          MessageRequests.POST,
          () ->
              client.chatPostMessage(
                  request -> request.channel(channel).text(view.text()).blocks(view.blocks())));
      refused.succeeded(news);
      return true;
    } catch (OutsideTrouble e) {
      if (refused.failed(news, e.getMessage()) == 1) {
        log.warn("what broke of {} can't be told in {}: {}", news.app(), channel, e.getMessage());
      }
      return false;
    }
  }

  @Override
  public void nowhere(Looks.News news) {
    log.warn(
        "{} can't be rolled back as before, and no channel is known to say so: set its `channel`."
            + " {}",
        news.app(),
        news.broke().stream().map(Finding::kind).toList());
  }
}
