package rollbackbot.slack.sending;

import com.slack.api.methods.MethodsClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rollbackbot.incident.PrivateReply;
import rollbackbot.incident.Reply;
import rollbackbot.once.OutsideTrouble;
import rollbackbot.slack.blockkit.Views;
import rollbackbot.slack.view.FormView;
import rollbackbot.slack.web.SlackAnswers;

/** Opens forms over the conversation. */
public final class Forms {
  private static final Logger log = LoggerFactory.getLogger(Forms.class);

  private final MethodsClient client;

  public Forms(MethodsClient client) {
    this.client = client;
  }

  /**
   * Opens a form, once: the leave to open it lives three seconds and works one time.
   *
   * @return false if Slack didn't open it, or didn't say so
   */
  boolean open(PrivateReply reply, Reply.Form form) {
    var trigger = reply.to().trigger();
    if (trigger.isEmpty()) {
      return false;
    }
    try {
      SlackAnswers.of(
          "views.open",
          () ->
              client.viewsOpen(request ->
                  request.triggerId(trigger.get()).view(Views.modal(FormView.of(reply, form)))));
      return true;
    } catch (OutsideTrouble e) {
      log.warn("a form could not be opened: {}", e.getMessage());
      return false;
    }
  }
}
