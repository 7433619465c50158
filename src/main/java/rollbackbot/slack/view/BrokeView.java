package rollbackbot.slack.view;

import rollbackbot.check.FindingText;
import rollbackbot.check.Looks;
import rollbackbot.text.Draft;
import rollbackbot.text.Message;
import rollbackbot.text.Text;
import rollbackbot.text.Wording;

/** One line on what broke of an app since the bot looked last. */
public final class BrokeView {
  private BrokeView() {}

  public static Message of(Looks.News news, Wording wording) {
    var text = new FindingText(wording);
    var broke = Text.sentences(news.broke().stream().map(text::marked).toList());
    return new Draft()
        .section(
            wording.say(
                "*{app}*, weekly check: this was fine on {date} and no longer is. {findings}",
                Text.code(news.app().value()),
                wording.date(news.since()),
                broke))
        .message();
  }
}
