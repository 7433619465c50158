package rollbackbot.trouble;

import rollbackbot.text.Text;
import rollbackbot.text.Wording;

/** What a health check answered, as short as it can be: a status, or that nothing came. */
public record HealthAnswer(Wording wording) {
  private static final int WORDS = 100;
  private static final String STATUS = "status ";
  private static final String NOTHING = "no answer";

  public Text of(String answer) {
    if (answer.startsWith(NOTHING)) {
      return wording.say("no answer");
    }
    return Text.code(answer.startsWith(STATUS) ? answer.substring(STATUS.length()) : answer, WORDS);
  }
}
