package rollbackbot.slack.sending;

import com.slack.api.methods.MethodsClient;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rollbackbot.incident.IncidentId;
import rollbackbot.incident.PrivateReply;
import rollbackbot.incident.Reply;
import rollbackbot.once.OutsideTrouble;
import rollbackbot.slack.blockkit.Views;
import rollbackbot.slack.view.HomeView;
import rollbackbot.slack.web.SlackAnswers;

/** Publishes what a person sees on the bot's Home. */
public final class Homes {
  private static final Logger log = LoggerFactory.getLogger(Homes.class);

  private final MethodsClient client;
  private final Function<IncidentId, Optional<String>> boards;

  public Homes(MethodsClient client, Function<IncidentId, Optional<String>> boards) {
    this.client = client;
    this.boards = boards;
  }

  /** Replaces the whole Home; nothing depends on it, so it is tried once: reopening renews it. */
  void publish(PrivateReply reply, Reply.Home home) {
    try {
      SlackAnswers.of(
          "views.publish",
          () ->
              client.viewsPublish(request ->
                  request
                      .userId(reply.to().user())
                      .view(Views.home(HomeView.of(reply, home, boards)))));
    } catch (OutsideTrouble e) {
      log.warn("the Home of {} is not published: {}", reply.to().user(), e.getMessage());
    }
  }
}
