package rollbackbot.trouble;

import java.util.Optional;
import java.util.regex.Pattern;
import rollbackbot.text.Text;
import rollbackbot.text.Wording;

/** Why nothing was asked at all, or why asking has to wait. */
record StandstillText(Wording wording) {
  private static final Pattern BUSY =
      Pattern.compile("(\\S+) is (\\S+) at Scalingo, which accepts no deployment meanwhile");
  private static final Pattern BRANCH_UNSEEN =
      Pattern.compile("the branch (.+) isn't to be seen at the Git host");
  private static final Pattern OTHER_PUSH =
      Pattern.compile("the Git host is at another push of that name: .*", Pattern.DOTALL);
  private static final Pattern BAD_ADDRESS = Pattern.compile("the repository's address (\\S+) .*");
  private static final Pattern RIGHTS_UNKNOWN =
      Pattern.compile("Slack doesn't tell whether (\\S+) may still act");
  private static final Pattern UNSENT = Pattern.compile("nothing was sent.*, since (.*)");

  /** Empty where the message isn't known. */
  Optional<Text> of(String message) {
    var busy = BUSY.matcher(message);
    if (busy.matches()) {
      return Optional.of(
          say(
              "Scalingo accepts no deployment while {app} is in the state {status}",
              Text.code(busy.group(1)),
              Text.code(busy.group(2))));
    }
    var branch = BRANCH_UNSEEN.matcher(message);
    if (branch.matches()) {
      return Optional.of(
          say("the Git host doesn't show the branch {branch} yet", Text.code(branch.group(1))));
    }
    if (OTHER_PUSH.matcher(message).matches()) {
      return Optional.of(say("somebody else is pushing a branch of that name"));
    }
    var address = BAD_ADDRESS.matcher(message);
    if (address.matches()) {
      return Optional.of(
          say(
              "the repository's address {address} can't be used: it must be `https`, without a"
                  + " password",
              Text.code(address.group(1))));
    }
    var rights = RIGHTS_UNKNOWN.matcher(message);
    if (rights.matches()) {
      return Optional.of(
          say("Slack doesn't say whether {person} may still act", Text.mention(rights.group(1))));
    }
    var unsent = UNSENT.matcher(message);
    return unsent.matches() ? Optional.of(unsent(unsent.group(1))) : Optional.empty();
  }

  private Text unsent(String why) {
    if (why.startsWith("another process")) {
      return say("another process of the bot goes on with it");
    }
    return why.startsWith("the database")
        ? say("the bot's database doesn't answer; nothing was sent")
        : say("the bot wasn't quick enough; nothing was sent");
  }

  private Text say(String english, Text... parts) {
    return wording.say(english, parts);
  }
}
